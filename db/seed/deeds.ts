import { CHECKLIST_VERSION, STATEMENT_IDS } from "@/domain/diagnosis/checklist";
import { measuresOf } from "@/domain/measures/measure";
import { addDays, type LocalDate, type Range, weekdayOf } from "@/domain/time/period";
import type { Tx } from "../connection/client";
import { auditLog } from "../schema/audit";
import type { Company, DemoDeed } from "./company";
import { idsOf, tenantIdOf } from "./fill";
import { uuidOf } from "./identity";
import { recordsOfChannel } from "./records/period";
import { randomOf } from "./random";

/** How far back the log tells of counts that were recorded, in days: of the days before there would be nothing else. */
const COUNTS_BACK = 42;

type Deed = Omit<DemoDeed, "before"> & { readonly before: object | null };

/** What the company's people did within the range, as the audit log tells it; the same every time, and true of what stands there. */
export async function insertDeeds(tx: Tx, company: Company, { from, until }: Range): Promise<void> {
  const done = [
    ...targetsSet(company),
    ...eventsWritten(company),
    ...runsSaved(company),
    ...company.deeds,
    ...countsRecorded(company, { from, until }),
  ].filter(({ date }) => date >= from && date < until);
  const rows = done.map(({ date, person, command, subject, before, after }): typeof auditLog.$inferInsert => {
    const at = company.people.findIndex(({ key }) => key === person);
    const id = uuidOf("audit", company.world.key, date, command, subject);
    return {
      // Between 10 and 16 o'clock in Tokyo; networks are of the range kept for documentation (RFC 5737).
      tenantId: tenantIdOf(company),
      id,
      at: new Date(Date.parse(`${date}T01:00:00Z`) + Math.floor(randomOf(id)() * 6 * 3_600) * 1_000),
      userId: idsOf(company).user(person),
      userName: company.people[at]?.name ?? "",
      network: `203.0.113.${10 + at}`,
      command,
      subject,
      before,
      after,
      requestId: id,
    };
  });
  if (rows.length > 0) await tx.insert(auditLog).values(rows).onConflictDoNothing();
}

/** Who speaks for a team: its first lead, else the admin. */
const leadOf = ({ people }: Company, team: string | null): string =>
  (people.find(({ teams }) => team !== null && teams.includes(team)) ?? people[0])?.key ?? "";

const targetsSet = (company: Company): Deed[] =>
  company.targets.map(({ team, person, kpi, low = null, high = null, start, until = null, setOn = start }) => ({
    date: setOn,
    person,
    command: "set-target",
    subject: `target:${uuidOf("target", company.world.key, team ?? "", kpi, start)}`,
    before: null,
    after: { teamId: team === null ? null : idsOf(company).team(team), kpi, low, high, start, until },
  }));

const eventsWritten = (company: Company): Deed[] =>
  company.events.map(({ key, team, kind, title, start, until = null }) => ({
    date: start,
    person: leadOf(company, team),
    command: "save-event",
    subject: `event:${uuidOf("event", company.world.key, key, start)}`,
    before: null,
    after: { teamId: team === null ? null : idsOf(company).team(team), kind, title, start, until },
  }));

const runsSaved = (company: Company): Deed[] =>
  company.runs.map(({ team, date, person, applies, notes = {} }) => ({
    date,
    person,
    command: "save-assessment",
    subject: `assessment:${idsOf(company).team(team)}:${date}:${idsOf(company).user(person)}`,
    before: null,
    after: { checklist: CHECKLIST_VERSION, answers: STATEMENT_IDS.map((_, at) => applies.includes(at + 1)), notes },
  }));

/** On Tuesdays and Fridays the counts of the day before, of each team's first daily channel. */
function countsRecorded(company: Company, { from, until }: Range): Deed[] {
  const first = [from, addDays(until, -COUNTS_BACK)].sort().at(-1) ?? from;
  const dates: LocalDate[] = [];
  for (let date = first; date < until; date = addDays(date, 1)) if ([2, 5].includes(weekdayOf(date))) dates.push(date);
  const channels = company.teams.flatMap(
    ({ key }) => company.channels.find(({ team, cadence }) => team === key && cadence === "day") ?? [],
  );
  return channels.flatMap((profile) =>
    dates.flatMap((date): Deed[] => {
      const day = addDays(date, -1);
      const [record] = recordsOfChannel(company.world, profile, { from: day, until: date }, company.calendar);
      const measures = measuresOf(profile.kind)
        .map(({ id }) => id)
        .filter((id) => typeof record?.values[id] === "number")
        .slice(0, 3);
      if (!record || record.start !== day || measures.length === 0) return [];
      const side = (value: (id: (typeof measures)[number]) => unknown) =>
        Object.fromEntries(measures.map((id) => [id, value(id)]));
      return [
        {
          date,
          person: leadOf(company, profile.team),
          command: "save-cells",
          subject: `record:${idsOf(company).channel(profile.key)}:${day}`,
          before: side(() => null),
          after: side((id) => record.values[id]),
        },
      ];
    }),
  );
}
