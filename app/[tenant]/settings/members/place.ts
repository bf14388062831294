import type { Locale } from "@/domain/format/number";
import type { Role } from "@/domain/members/role";
import type { InvitationView, MembersView, MemberView } from "@/server/members/members";

/** What every part of this page is given. */
export interface MembersPart {
  tenant: string;
  locale: Locale;
  view: MembersView;
}

/** The dialog that is asked for, and about whom. */
export type Asked =
  | { what: "invite" }
  | { what: "handOver" }
  | { what: "change" | "remove"; member: MemberView }
  | { what: "send" | "revoke"; invitation: InvitationView };

/** A place being chosen. */
export interface PlaceDraft {
  role: Role;
  teams: readonly string[];
}

/** What is sent of it: teams are a lead's. */
export const sentPlace = ({ role, teams }: PlaceDraft) => ({ role, teams: role === "lead" ? [...teams] : [] });

export const isWhole = ({ role, teams }: PlaceDraft): boolean => role !== "lead" || teams.length > 0;
