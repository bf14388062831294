export const ROLES = ["admin", "lead", "executive"] as const;
export type Role = (typeof ROLES)[number];

export const ACTIONS = [
  "dashboard.read",
  "record.read",
  "record.write",
  "base.write",
  "assessment.read",
  "assessment.write",
  "import.write",
  "target.write",
  "event.write",
  "view.write",
  "data.export",
  "membership.leave",
  "settings.write",
  "structure.write",
  "member.write",
  "audit.read",
] as const;
export type Action = (typeof ACTIONS)[number];

/** What a role may do, and whether it reaches every team or only those it was given. Another role is one more line, which has to say both. */
export type Matrix<R extends string = Role> = Readonly<Record<R, { may: readonly Action[]; reach: "all" | "own" }>>;

/** The company's settings, its teams and channels, its people and what they did. */
const ADMINS_ONLY: readonly Action[] = ["settings.write", "structure.write", "member.write", "audit.read"];

/** Who may do what. Admins everything; leads the work of their own teams; executives read, and keep views of their own. */
export const MATRIX: Matrix = {
  admin: { may: ACTIONS, reach: "all" },
  lead: { may: ACTIONS.filter((action) => !ADMINS_ONLY.includes(action)), reach: "own" },
  executive: {
    may: ["dashboard.read", "record.read", "assessment.read", "view.write", "data.export", "membership.leave"],
    reach: "all",
  },
};

/** The questions a matrix answers. */
export function rulesOf<R extends string>(matrix: Matrix<R>) {
  const can = (role: R, action: Action): boolean => matrix[role].may.includes(action);
  return {
    /** Whether a role has an action's right at all; which teams it reaches is `teamsOf`. */
    can,
    /** What a member may do: the role's rights, of which a company can take the right to export from all but admins. */
    permits: ({ role, exporters }: { role: R; exporters: readonly R[] }, action: Action): boolean =>
      can(role, action) && (action !== "data.export" || role === "admin" || exporters.includes(role)),
    /**
     * Whether a member may write what concerns one team, or the whole company (null): a team's, whoever works on it and
     * has the right; the company's, who has it and reaches every team, for it stands on every team's pages.
     */
    mayWriteFor: (
      { role, teams }: { role: R; teams: readonly string[] | "all" },
      action: Action,
      teamId: string | null,
    ): boolean => {
      if (!can(role, action)) return false;
      return teamId === null ? matrix[role].reach === "all" : teams === "all" || teams.includes(teamId);
    },
    /** Whether somebody of one role may give another: nobody hands out more rights than they have. */
    canGrant: (giver: R, role: R): boolean =>
      can(giver, "member.write") && matrix[role].may.every((action) => can(giver, action)),
    /** The teams a member reaches: only the own ones, or every one ("all"). */
    teamsOf: (role: R, ownTeams: readonly string[]): readonly string[] | "all" =>
      matrix[role].reach === "own" ? ownTeams : "all",
  };
}

export const { can, permits, mayWriteFor, canGrant, teamsOf } = rulesOf(MATRIX);

/** The roles a company can give the right to export to, and take it from; admins always have it. */
export const EXPORTER_ROLES: readonly Role[] = ROLES.filter((role) => role !== "admin" && can(role, "data.export"));
