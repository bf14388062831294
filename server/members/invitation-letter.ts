import { localeOf } from "@/domain/format/number";
import type { Role } from "@/domain/members/role";
import en from "@/messages/en/role.json";
import ja from "@/messages/ja/role.json";
import { pageUrl } from "../auth/letter-reader";
import type { Sending } from "./invitation-secrets";
import { type Letter, letterOf } from "../mail/letter";
import type { Stamp } from "../mail/stamp";
import { sendLetter, sendsMail } from "../mail/transport";

const ROLE_WORDS = { ja, en } as const;

interface Invited {
  readonly email: string;
  readonly role: Role;
  readonly inviter: string;
  readonly expiresAt: Date;
}
interface Company {
  readonly slug: string;
  readonly name: string;
  readonly locale: string;
  readonly zone: string;
}

/** The page an invitation is opened by. */
const joinLink = (slug: string, secret: string): string => pageUrl(`/join/${slug}/${secret}`);

/** The letter that carries the mailed secret, in the company's language and time. */
export function invitationLetter(
  { email, role, inviter, expiresAt }: Invited,
  { slug, name, locale: given, zone }: Company,
  secret: string,
): Letter {
  const locale = localeOf(given);
  const until = new Intl.DateTimeFormat(locale === "ja" ? "ja-JP" : "en-GB", {
    timeZone: zone,
    year: "numeric",
    month: "long",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
  }).format(expiresAt);
  return letterOf({
    kind: "invitation",
    locale,
    link: joinLink(slug, secret),
    values: { inviter, company: name, role: ROLE_WORDS[locale][role], until, email },
  });
}

/** How one invitation went out. `mailed` null: this installation sends no mail. */
export interface SentInvitation {
  readonly id: string;
  readonly email: string;
  readonly link: string;
  readonly mailed: boolean | null;
}

/** Letters handed over at once. A server that takes none of these takes none: the admin is not kept waiting for the rest. */
const AT_ONCE = 6;

/** Sends the letters of a sending, after its transaction. Resolves to the links to pass on, and the mailed secrets that were taken. */
export async function sendInvitationLetters(
  sendings: readonly Sending[],
  inviter: string,
  company: Company,
  stamp: Stamp | null,
): Promise<{ sent: SentInvitation[]; taken: string[] }> {
  const [sent, taken]: [SentInvitation[], string[]] = [[], []];
  let isDown = false;
  for (let at = 0; at < sendings.length; at += AT_ONCE) {
    const some = sendings.slice(at, at + AT_ONCE);
    const answers = await Promise.all(
      some.map((one) =>
        one.secrets.mail === null || stamp === null || isDown
          ? Promise.resolve(false)
          : sendLetter(stamp, one.email, invitationLetter({ ...one, inviter }, company, one.secrets.mail)),
      ),
    );
    isDown ||= answers.every((answer) => !answer);
    some.forEach(({ id, email, secrets }, index) => {
      const mailed = answers[index] ?? false;
      if (mailed && secrets.mail) taken.push(secrets.mail);
      sent.push({ id, email, link: joinLink(company.slug, secrets.link), mailed: sendsMail() ? mailed : null });
    });
  }
  return { sent, taken };
}
