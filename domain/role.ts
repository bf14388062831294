export const ROLES = ["admin", "lead", "executive"] as const;
export type Role = (typeof ROLES)[number];

export const ACTIONS = [
  "dashboard.read", "record.read", "record.write", "base.write", "assessment.read", "assessment.write", "import.write",
  "target.write", "event.write", "view.write", "data.export", "membership.leave",
  "settings.write", "structure.write", "member.write", "audit.read",
] as const;
export type Action = (typeof ACTIONS)[number];

/** The company's settings, its teams and channels, its people and what they did. */
const ADMINS_ONLY: readonly Action[] = ["settings.write", "structure.write", "member.write", "audit.read"];

/** Who may do what. Admins everything; leads the work of their own teams; executives read, and keep views of their own. */
const MATRIX: Record<Role, readonly Action[]> = {
  admin: ACTIONS,
  lead: ACTIONS.filter((action) => !ADMINS_ONLY.includes(action)),
  executive: ["dashboard.read", "record.read", "assessment.read", "view.write", "data.export", "membership.leave"],
};

/** Whether a role has an action's right at all; which teams it reaches is `teamsOf`. */
export function can(role: Role, action: Action): boolean {
  return MATRIX[role].includes(action);
}

/** What a member may do: the role's rights, of which a company can take the right to export from all but admins. */
export function permits({ role, exporters }: { role: Role; exporters: readonly Role[] }, action: Action): boolean {
  return can(role, action) && (action !== "data.export" || role === "admin" || exporters.includes(role));
}

/** Whether somebody of one role may give another: nobody hands out more rights than they have. */
export function canGrant(giver: Role, role: Role): boolean {
  return can(giver, "member.write") && MATRIX[role].every((action) => can(giver, action));
}

/** The teams a member reaches: a lead only the own ones, everybody else all ("all"). */
export function teamsOf(role: Role, ownTeams: readonly string[]): readonly string[] | "all" {
  return role === "lead" ? ownTeams : "all";
}
