import type postgres from "postgres";
import type * as Memberships from "@/db/queries/members/memberships";
import type * as Roles from "@/domain/members/role";
import type * as Gate from "../tenant";

/** Which of the application's checks are switched off. For the tests whose subject that is, and for nothing else. */
export const off = { conditions: false, rights: false, teams: false, membership: false, person: false };
/** What went by: conditions taken out of statements, statements that named no tenant, rights that were asked for. */
export const seen = { conditions: 0, statements: new Set<string>(), asked: new Set<Roles.Action>() };

/** Runs `work` with these checks off, and all of them on again afterwards. */
export async function without<T>(checks: readonly (keyof typeof off)[], work: () => Promise<T>): Promise<T> {
  for (const check of checks) off[check] = true;
  try {
    return await work();
  } finally {
    for (const check of checks) off[check] = false;
  }
}

/** `tenant_id = $1` as Drizzle and the hand-written statements spell it; of the table tenants, its own id. */
const CONDITION = /(?:"?\w+"?\.)?"?\btenant_id"? = (\$\d+)(?:::uuid)?|"tenants"\."id" = (\$\d+)/g;

/** The condition that a membership is one's own. */
const PERSON = /"memberships"\."user_id" = (\$\d+)/g;

function withoutConditions(text: string): string {
  let count = 0;
  const bare = text.replace(CONDITION, (_, one: string | undefined, other: string | undefined) => {
    count += 1;
    return `(${one ?? other ?? ""}::uuid is not null)`;
  });
  seen.conditions += count;
  if (count === 0) seen.statements.add(text);
  const ofAnybody = (statement: string) =>
    off.person ? statement.replace(PERSON, "($1::uuid is not null)") : statement;
  return ofAnybody(off.conditions ? bare : text);
}

type Handle = postgres.TransactionSql;
type Work = (handle: Handle) => Promise<unknown>;

const weakened = (handle: Handle): Handle =>
  new Proxy(handle, {
    get(target, name) {
      if (name === "unsafe") return (text: string, ...rest: []) => target.unsafe(withoutConditions(text), ...rest);
      if (name === "savepoint") return (work: Work) => target.savepoint((inner) => work(weakened(inner as Handle)));
      return Reflect.get(target, name) as unknown;
    },
  });

/** The driver, whose transactions lose their tenant conditions while `off.conditions` says so. */
export function weakenedDriver(driver: { default: typeof postgres }) {
  const connect = (...args: Parameters<typeof postgres>) => {
    const client = driver.default(...args);
    const begin = client.begin.bind(client) as (mode: string, work: Work) => Promise<unknown>;
    client.begin = ((mode: string | Work, work?: Work) =>
      typeof mode === "string" && work
        ? begin(mode, (handle) => work(weakened(handle)))
        : begin("", mode as Work)) as typeof client.begin;
    return client;
  };
  return { ...driver, default: Object.assign(connect, driver.default) };
}

/** Roles: while off, every role has every right and reaches every team. What is asked for is noted. */
export const weakenedRoles = (real: typeof Roles): typeof Roles => ({
  ...real,
  can: (role, action) => off.rights || real.can(role, action),
  permits: (member, action) => {
    seen.asked.add(action);
    return off.rights || real.permits(member, action);
  },
  canGrant: (giver, role) => off.rights || real.canGrant(giver, role),
  teamsOf: (role, own) => (off.teams ? "all" : real.teamsOf(role, own)),
});

/** Teams: while off, every member reaches every team. */
export const weakenedGate = (real: typeof Gate): typeof Gate => ({
  ...real,
  assertTeam: (context, teamId) => (off.teams ? undefined : real.assertTeam(context, teamId)),
});

/** Membership: while off, everybody passes as the tenant's admin. */
export const weakenedMemberships = (real: typeof Memberships): typeof Memberships => ({
  ...real,
  async memberOf(scope, userId) {
    const found = await real.memberOf(scope, userId);
    if (found || !off.membership) return found;
    const [admin] = await scope.tx.execute<{ user_id: typeof userId }>(
      "select user_id from memberships where role = 'admin' limit 1",
    );
    return admin ? real.memberOf(scope, admin.user_id) : null;
  },
});
