import { z } from "zod";
import { list } from "@/domain/bounds";
import { ROLES } from "@/domain/members/role";

/** How long an invitation can be accepted. */
export const INVITATION_DAYS = 7;
/** How long accepted and revoked invitations are still shown. */
export const SETTLED_DAYS = 30;

/** What somebody is in the company. `teams`: those a lead works on; none for the others. */
export const memberRoleSchema = z.strictObject({ role: z.enum(ROLES), teams: list(z.uuid(), 200) });
export type MemberRole = z.output<typeof memberRoleSchema>;

export const memberFactsSchema = z.strictObject({ ...memberRoleSchema.shape, deactivated: z.boolean() });
export type MemberFacts = z.output<typeof memberFactsSchema>;

/** The same teams, in whatever order. */
const sameTeams = (a: readonly string[], b: readonly string[]): boolean =>
  [...new Set(a)].sort().join() === [...new Set(b)].sort().join();

export const sameMember = (a: MemberFacts, b: MemberFacts): boolean =>
  a.role === b.role && a.deactivated === b.deactivated && sameTeams(a.teams, b.teams);

export const INVITATION_STATES = ["open", "expired", "revoked", "accepted"] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

interface Stamps {
  readonly acceptedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly expiresAt: Date;
}

/** Where an invitation stands at `now`. */
export function invitationState({ acceptedAt, revokedAt, expiresAt }: Stamps, now: Date): InvitationState {
  if (acceptedAt) return "accepted";
  if (revokedAt) return "revoked";
  return expiresAt > now ? "open" : "expired";
}

/** An address its owner recognises and nobody else learns: h•••@example.com. */
export function maskedAddress(email: string): string {
  const at = email.lastIndexOf("@");
  return `${[...email].at(0) ?? ""}•••${email.slice(at)}`;
}
