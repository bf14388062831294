import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { CHECKLIST_VERSION, STATEMENT_IDS } from "@/domain/diagnosis/checklist";
import { addDays, addMonths, type LocalDate, type Range } from "@/domain/time/period";
import { asTenantId, asUserId, type TenantId } from "@/domain/tenants/tenant";
import type { Tx } from "../connection/client";
import { assessments } from "../schema/assessment";
import { events } from "../schema/event";
import { specialDays } from "../schema/calendar";
import { targets } from "../schema/target";
import { channels } from "../schema/team";
import { users } from "../schema/user";
import { variantChanges } from "../schema/variant-change";
import type { Company } from "./company";
import { keptOf } from "./records/gaps";
import { uuidOf } from "./identity";
import { recordsOfChannel } from "./records/period";
import {
  insertChannels,
  insertCustomerMonths,
  insertMembers,
  insertRecords,
  insertTeams,
  insertTenant,
  insertUsers,
  type NewRecord,
} from "./write";

export const tenantIdOf = (company: Company): TenantId => asTenantId(uuidOf("tenant", company.world.key));
export const idsOf = ({ world }: Company) => ({
  user: (key: string) => asUserId(uuidOf("user", world.key, key)),
  team: (key: string) => uuidOf("team", world.key, key),
  channel: (key: string) => uuidOf("channel", world.key, key),
});
/** Nine in the morning (in Japan) after the day in question. */
export const morningAfter = (until: LocalDate) => new Date(`${until}T00:00:00Z`);

/** The company, its people, teams and channels; false when its slug or an address is somebody else's already. */
export async function insertCompany(tx: Tx, company: Company, passwordHash: string): Promise<boolean> {
  const ids = idsOf(company);
  const tenantId = tenantIdOf(company);
  const known = await tx
    .select({ id: users.id })
    .from(users)
    .where(
      inArray(
        users.email,
        [...company.people, ...company.former].map(({ email }) => email),
      ),
    );
  if (known.length > 0) return false;
  const { tenant, calendar, world } = company;
  const made = {
    ...tenant,
    id: tenantId,
    zone: calendar.zone,
    fiscalStartMonth: calendar.fiscalStartMonth,
    weekStart: calendar.weekStart,
    holidays: world.japaneseHolidays ? ("japan" as const) : ("none" as const),
    fictional: true,
  };
  if (!(await insertTenant(tx, made))) return false;
  await insertTeams(
    tx,
    tenantId,
    company.teams.map(({ key, name }, position) => ({ id: ids.team(key), name, position })),
  );
  await insertChannels(
    tx,
    tenantId,
    company.channels.map(({ key, team, kind, name, cadence }, position) => ({
      id: ids.channel(key),
      teamId: ids.team(team),
      kind,
      name,
      cadence,
      startsOn: world.dailyFrom,
      position,
    })),
  );
  await insertUsers(
    tx,
    company.people.map(({ key, name, email }) => ({
      id: ids.user(key),
      name,
      email,
      locale: tenant.locale,
      passwordHash,
    })),
  );
  await insertMembers(
    tx,
    tenantId,
    company.people.map(({ key, name, email, role, teams }) => ({
      userId: ids.user(key),
      name,
      email,
      role,
      teams: teams.map(ids.team),
    })),
  );
  const createdBy = ids.user(company.people[0]?.key ?? "");
  if (company.changes.length > 0)
    await tx.insert(variantChanges).values(company.changes.map((change) => ({ tenantId, ...change, createdBy })));
  return true;
}

/** Everything that was recorded or happened in the range; what is there already stays as it is. Returns the records made. */
export async function insertHistory(tx: Tx, company: Company, range: Range): Promise<number> {
  const living = await tx
    .select({ id: channels.id, cadence: channels.cadence })
    .from(channels)
    .where(and(eq(channels.tenantId, tenantIdOf(company)), isNull(channels.archivedAt)));
  const cadences = new Map(living.map(({ id, cadence }) => [id, cadence]));
  // A channel that was archived, or is recorded in other periods by now, is left to its people.
  const asMade = company.channels.filter(({ key, cadence }) => cadences.get(idsOf(company).channel(key)) === cadence);
  const made = await insertRecords(tx, tenantIdOf(company), recordsIn({ ...company, channels: asMade }, range), "keep");
  await insertMonths(tx, company, range);
  await insertClosings(tx, company, range);
  await insertStory(tx, company, range);
  await insertTargets(tx, company, range);
  return made;
}

function recordsIn(company: Company, range: Range): NewRecord[] {
  const ids = idsOf(company);
  const yesterday = addDays(range.until, -1);
  const { slThresholdSec, cesScale } = company.tenant.variants;
  return company.channels.flatMap((profile) =>
    recordsOfChannel(company.world, profile, range, company.calendar)
      .filter(
        ({ start, cadence }) => !(cadence === "day" && start === yesterday && company.unrecorded.includes(profile.key)),
      )
      // What waits to be recorded yesterday is the same on whatever day the demo is made.
      .flatMap((record) =>
        record.cadence === "day" && record.start !== yesterday && company.forgotten.includes(profile.key)
          ? keptOf(company.world, record)
          : [record],
      )
      .map(({ cadence, start, until, values }): NewRecord => ({
        teamId: ids.team(profile.team),
        channelId: ids.channel(profile.key),
        start,
        until,
        cadence,
        slThresholdSec,
        cesScale,
        ...values,
        source: "demo",
        updatedBy: ids.user(keeperOf(company, profile.team)),
        updatedAt: morningAfter(until),
      })),
  );
}

/** Who records for a team: its first lead, else the first person. */
const keeperOf = ({ people }: Company, team: string): string =>
  (people.find(({ teams }) => teams.includes(team)) ?? people[0])?.key ?? "";

/** Months of the customer base that were complete within the range. */
async function insertMonths(tx: Tx, company: Company, { from, until }: Range): Promise<void> {
  const updatedBy = idsOf(company).user(company.people[0]?.key ?? "");
  const rows: Parameters<typeof insertCustomerMonths>[2][number][] = [];
  for (let start = company.world.monthlyFrom; addMonths(start, 1) <= until; start = addMonths(start, 1)) {
    const end = addMonths(start, 1);
    if (end > from)
      rows.push({ start, ...company.month(start), source: "demo", updatedBy, updatedAt: morningAfter(end) });
  }
  await insertCustomerMonths(tx, tenantIdOf(company), rows, "keep");
}

/** How far ahead closing days are declared. */
const AHEAD_DAYS = 60;

/** The days the company closed within the range, and those it has declared by its end. */
async function insertClosings(tx: Tx, company: Company, { from, until }: Range): Promise<void> {
  const createdBy = idsOf(company).user(company.people[0]?.key ?? "");
  const rows: (typeof specialDays.$inferInsert)[] = [];
  for (let day = from; day < addDays(until, AHEAD_DAYS); day = addDays(day, 1)) {
    const name = company.closing(day);
    if (name !== null) rows.push({ tenantId: tenantIdOf(company), day, kind: "closed", name, createdBy });
  }
  if (rows.length > 0) await tx.insert(specialDays).values(rows).onConflictDoNothing();
}

/** The targets that were set within the range. Where somebody has set another one by now, theirs stays. */
async function insertTargets(tx: Tx, company: Company, { from, until }: Range): Promise<void> {
  const ids = idsOf(company);
  for (const {
    team,
    person,
    kpi,
    low = null,
    high = null,
    start,
    until: end = null,
    setOn = start,
  } of company.targets) {
    if (setOn < from || setOn >= until) continue;
    const teamId = team === null ? null : ids.team(team);
    await tx
      .insert(targets)
      .values({
        tenantId: tenantIdOf(company),
        id: uuidOf("target", company.world.key, team ?? "", kpi, start),
        teamId,
        kpi,
        low,
        high,
        start,
        until: end,
        createdBy: ids.user(person),
        createdAt: morningAfter(setOn),
      })
      .onConflictDoNothing();
  }
}

async function insertStory(tx: Tx, company: Company, { from, until }: Range): Promise<void> {
  const ids = idsOf(company);
  const tenantId = tenantIdOf(company);
  const within = (date: LocalDate) => date >= from && date < until;
  const happened = company.events
    .filter(({ start }) => within(start))
    .map(({ key, team, kind, title, start, until: end = null }) => ({
      tenantId,
      id: uuidOf("event", company.world.key, key, start),
      teamId: team === null ? null : ids.team(team),
      kind,
      title,
      start,
      until: end,
      createdAt: morningAfter(start),
    }));
  if (happened.length > 0) await tx.insert(events).values(happened).onConflictDoNothing();
  const answered = company.runs
    .filter(({ date }) => within(date))
    .map(({ team, date, person, applies, notes = {} }, i) => {
      const answers = STATEMENT_IDS.map((_, at) => applies.includes(at + 1));
      const respondentName = company.people.find(({ key }) => key === person)?.name ?? "";
      return {
        tenantId,
        id: uuidOf("run", company.world.key, team, date, person),
        teamId: ids.team(team),
        assessedOn: date,
        checklistVersion: CHECKLIST_VERSION,
        respondentId: ids.user(person),
        respondentName,
        answers,
        notes: { ...notes },
        hits: applies.length,
        createdAt: new Date(morningAfter(date).getTime() + i * 60_000),
      };
    });
  if (answered.length > 0) await tx.insert(assessments).values(answered).onConflictDoNothing();
}

/** `peopled`: those who are expected, and what was done, are written; releases before the audit log's page wrote neither. */
export interface Seeded {
  owner: string | null;
  first: LocalDate | null;
  last: LocalDate | null;
  peopled: boolean;
}

/** Whose a demo company's slug is, and the first and last day the seed wrote for. One look-up. */
export async function seededOf(tx: Tx, { key, slug }: { key: string; slug: string }): Promise<Seeded> {
  const own = sql`records r where r.tenant_id = ${uuidOf("tenant", key)} and r.source = 'demo'`;
  const [row] = await tx.execute<Record<"owner" | "first" | "last", string | null> & { peopled: boolean }>(sql`
    select (select tenant_id::text from tenant_slugs where slug = ${slug}) as owner,
      (select min(r.start)::text from ${own}) as first, (select max(r.start)::text from ${own}) as last,
      exists (select from invitations where tenant_id = ${uuidOf("tenant", key)} and id in (${uuidOf("invitation", key, "open")}, ${uuidOf("invitation", key, "expired")})) as peopled`);
  return row ?? { owner: null, first: null, last: null, peopled: false };
}
