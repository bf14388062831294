import { randomUUID } from "node:crypto";
import { hash } from "@node-rs/argon2";
import { inject } from "vitest";
import type { Cadence, ChannelKind } from "@/domain/measures/channel";
import { DEFAULT_VARIANTS } from "@/domain/kpi/kpi";
import type { LocalDate } from "@/domain/time/period";
import type { Role } from "@/domain/members/role";
import { asTenantId, asUserId, type TenantId, type UserId } from "@/domain/tenants/tenant";
import { createDatabase, type Database } from "../connection/client";
import {
  inNewTenant,
  insertChannels,
  insertMembers,
  insertTeams,
  insertTenant,
  insertUsers,
  type NewChannel,
  type NewTeam,
  type NewTenant,
} from "../seed/write";

export interface TestMember {
  userId: UserId;
  role: Role;
  name: string;
  email: string;
  teams: readonly string[];
}

export interface TestTenant {
  tenantId: TenantId;
  slug: string;
  name: string;
  teams: [NewTeam, ...NewTeam[]];
  channels: [NewChannel, ...NewChannel[]];
  /** The first channel of a kind (of one team, when named). Throws when the tenant has none. */
  channel(kind: ChannelKind, teamId?: string): NewChannel;
  admin: TestMember;
  /** Works on the first team only. */
  lead: TestMember;
  executive: TestMember;
}

export interface TestTeam {
  name: string;
  channels: { kind: ChannelKind; name?: string; cadence?: Cadence; startsOn?: LocalDate }[];
}
/** A company that works every day: what is due does not depend on the date of the test. */
export const EVERY_DAY = { workdays: [1, 2, 3, 4, 5, 6, 7], holidays: "none" } satisfies Partial<NewTenant>;
export interface TestOverrides {
  tenant?: Partial<NewTenant>;
  teams?: [TestTeam, ...TestTeam[]];
}

const TWO_TEAMS: [TestTeam, ...TestTeam[]] = [
  { name: "Support", channels: [{ kind: "phone" }, { kind: "email" }, { kind: "chat" }] },
  { name: "Orders", channels: [{ kind: "phone" }, { kind: "web_form" }] },
];

/** A pool on this run's test database as the app's role. End it in afterAll. */
export const testDatabase = (applicationName = "test"): Database =>
  createDatabase({ url: inject("appUrl"), max: 4, applicationName });

/** A tenant of its own with teams, channels and one member of each role, committed. Two teams unless told otherwise. */
export async function createTenant(
  db: Database,
  { tenant = {}, teams: wanted = TWO_TEAMS }: TestOverrides = {},
): Promise<TestTenant> {
  const tenantId = tenant.id ?? asTenantId(randomUUID());
  const slug = tenant.slug ?? `t-${tenantId}`;
  const name = tenant.name ?? "Test company";
  const teams = wanted.map((team, position) => ({ id: randomUUID() as string, name: team.name, position }));
  const channels = wanted.flatMap((team, at) =>
    team.channels.map((channel, position): NewChannel => ({
      id: randomUUID(),
      teamId: teams[at]?.id ?? "",
      name: channel.kind,
      cadence: "day",
      startsOn: "2024-04-01",
      position,
      ...channel,
    })),
  );
  await inNewTenant(db, tenantId, async (tx) => {
    if (!(await insertTenant(tx, { variants: DEFAULT_VARIANTS, fictional: true, ...tenant, id: tenantId, slug, name })))
      throw new Error(`Slug ${slug} is taken`);
    await insertTeams(tx, tenantId, teams);
    await insertChannels(tx, tenantId, channels);
  });
  const first = teams.slice(0, 1).map((team) => team.id);
  const [admin, lead, executive] = await Promise.all([
    createMember(db, tenantId, { role: "admin" }),
    createMember(db, tenantId, { role: "lead", teams: first }),
    createMember(db, tenantId, { role: "executive" }),
  ]);
  const channel = (kind: ChannelKind, teamId?: string) => {
    const found = channels.find((one) => one.kind === kind && (teamId === undefined || one.teamId === teamId));
    if (!found) throw new Error(`No ${kind} channel in this test tenant`);
    return found;
  };
  return {
    tenantId,
    slug,
    name,
    teams: teams as TestTenant["teams"],
    channels: channels as TestTenant["channels"],
    channel,
    admin,
    lead,
    executive,
  };
}

/** One more person in a tenant, committed; with a password they can sign in. */
export async function createMember(
  db: Database,
  tenantId: TenantId,
  {
    role,
    teams = [],
    name = `Test ${role}`,
    email,
    password,
  }: { role: Role; teams?: readonly string[]; name?: string; email?: string; password?: string },
): Promise<TestMember> {
  const userId = asUserId(randomUUID());
  const address = email ?? `${role}-${userId}@test.example`;
  const passwordHash =
    password === undefined ? undefined : await hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  const member = { userId, role, name, email: address, teams };
  await inNewTenant(db, tenantId, async (tx) => {
    await insertUsers(tx, [{ id: userId, email: address, name, locale: "ja", passwordHash }]);
    await insertMembers(tx, tenantId, [member]);
  });
  return member;
}

/** Two tenants alike: whatever `a` reads or writes must leave `b` out. */
export async function withTwoTenants(
  db: Database,
  overrides?: TestOverrides & { tenant?: { id?: never; slug?: never } },
): Promise<{ a: TestTenant; b: TestTenant }> {
  const [a, b] = await Promise.all([createTenant(db, overrides), createTenant(db, overrides)]);
  return { a, b };
}
