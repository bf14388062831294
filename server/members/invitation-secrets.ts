import { INVITATION_DAYS } from "@/domain/members/member";
import { newSecret } from "../auth/secret-link";
import { sendsMail } from "../mail/transport";

const DAY_MS = 86_400_000;

/** One sending: two new secrets (none for mail where none is sent), and what of them goes into the row. */
export function newSending(now: Date) {
  const [link, mail] = [newSecret(), sendsMail() ? newSecret() : null];
  return {
    secrets: { link: link.secret, mail: mail?.secret ?? null },
    stored: {
      tokenHash: link.hash,
      mailHash: mail?.hash ?? null,
      mailedAt: null,
      sentAt: now,
      expiresAt: new Date(now.getTime() + INVITATION_DAYS * DAY_MS),
    },
  };
}

/** An invitation with the secrets of its latest sending: for the letter and for the admin's eyes once, never for the database or the log. */
export interface Sending {
  readonly id: string;
  readonly email: string;
  readonly role: "admin" | "lead" | "executive";
  readonly expiresAt: Date;
  readonly secrets: { readonly link: string; readonly mail: string | null };
}
