import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { api, orNotFound } from "@/app/_trpc/server";
import type { OpenInvitation } from "@/server/members/invitations";
import { AcceptForm } from "./accept-form";
import { ClosedInvitation } from "./closed-invitation";
import { InvitationFacts } from "./invitation-facts";
import { JoinButton } from "./join-button";
import { MailButton } from "./mail-button";
import { OtherPerson } from "./other-person";

interface Link {
  slug: string;
  secret: string;
}
interface Props {
  params: Promise<Link>;
}

/** Lists of pages hold no secret, and no company's name. */
export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getTranslations("join"))("page"),
    robots: { index: false, follow: false },
    referrer: "no-referrer",
  };
}

/** An invitation, opened by its secret. Looking at it changes nothing: mail scanners open every link. */
export default async function JoinPage({ params }: Props) {
  const [link, t, roles, locale] = [
    await params,
    await getTranslations("join"),
    await getTranslations("role"),
    await getLocale(),
  ];
  const view = await orNotFound((await api()).invitation.open(link).catch(limited));
  if (!view) return <h1 className="text-title leading-snug font-semibold">{t("limited")}</h1>;
  const { company, inviter, state } = view;
  if (state !== "open") return <ClosedInvitation state={state} inviter={inviter} />;
  return (
    <>
      <h1 className="text-title leading-snug font-semibold text-balance break-words">{t("title", { company })}</h1>
      <p className="mt-2 leading-loose text-ink-2">{t("lead", { inviter, role: roles(view.role) })}</p>
      <InvitationFacts view={view} locale={locale} />
      <NextStep link={link} view={view} />
    </>
  );
}

/** What is left to do: prove the address, make an account, join, or come back as the person who is invited. */
function NextStep({ link, view }: { link: Link; view: OpenInvitation }) {
  const { enters, email, visitor } = view;
  if (!enters) return <MailButton link={link} email={email} />;
  if (!visitor) return <AcceptForm link={link} email={email} next={`/join/${link.slug}/${link.secret}`} />;
  if (visitor.isInvited) return <JoinButton person={visitor.id} link={link} email={email} />;
  return <OtherPerson person={visitor.id} email={visitor.email} />;
}

/** Asked too often from one network: told on the page. Anything else is the usual answers' to give. */
function limited(error: unknown): null {
  if (error instanceof TRPCError && error.code === "TOO_MANY_REQUESTS") return null;
  throw error;
}
