import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { JAPANESE_OFFICE, type WorkCalendar } from "@/domain/time/work-calendar";
import { addDays, DEFAULT_CALENDAR, type LocalDate, weekdayOf } from "@/domain/time/period";
import type { Row } from "@/domain/measures/measure";
import { inTenant } from "../../connection/scope";
import { insertRecords, type NewChannel, type NewRecord } from "../../seed/write";
import { testDatabase, type TestTenant, withTwoTenants } from "../../testing/tenant";
import { dueOn, missingOn, recordedPeriods } from "./periods";

const db = testDatabase();
const calendar = DEFAULT_CALENDAR;
/** A Sunday, the day before a Monday that is a holiday in Japan (勤労感謝の日). */
const SUNDAY = "2026-11-22";
const MONDAY = "2026-11-23";
const FRIDAY = "2026-11-20";
let a: TestTenant;
let b: TestTenant;

const record = (channel: NewChannel, start: LocalDate, until: LocalDate, values: Row): NewRecord => ({
  teamId: channel.teamId,
  channelId: channel.id,
  start,
  until,
  cadence: channel.cadence,
  ...values,
  source: "demo",
  updatedBy: a.admin.userId,
  updatedAt: new Date("2026-11-23T00:00:00Z"),
});
const days = (
  channel: NewChannel,
  from: LocalDate,
  until: LocalDate,
  when: (date: LocalDate) => boolean,
): NewRecord[] => {
  const made: NewRecord[] = [];
  for (let date = from; date < until; date = addDays(date, 1))
    if (when(date)) made.push(record(channel, date, addDays(date, 1), { handled: 1 }));
  return made;
};
const at = (
  date: LocalDate,
  teams: readonly string[] | "all" = "all",
  tenant = a,
  work: WorkCalendar = JAPANESE_OFFICE,
) => inTenant(db, tenant.tenantId, (scope) => dueOn(scope, { teams, date, calendar, work }), { readOnly: true });
const stateOf = async (channel: NewChannel, date: LocalDate) =>
  (await at(date)).find(({ id }) => id === channel.id)?.state;

beforeAll(async () => {
  ({ a, b } = await withTwoTenants(db, {
    teams: [
      {
        name: "Day",
        channels: [{ kind: "phone" }, { kind: "email" }, { kind: "chat" }, { kind: "social", startsOn: "2026-12-01" }],
      },
      {
        name: "Slow",
        channels: [
          { kind: "web_form", cadence: "week" },
          { kind: "phone", cadence: "month" },
        ],
      },
    ],
  }));
  const [phone, email, chat] = [a.channel("phone"), a.channel("email"), a.channel("chat")];
  const weekday = (date: LocalDate) => weekdayOf(date) <= 5;
  const rows = [
    ...days(phone, "2026-09-01", MONDAY, () => true),
    // The office of the mail desk: Monday to Friday, closed on holidays since spring.
    ...days(
      email,
      "2026-04-01",
      MONDAY,
      (date) =>
        weekday(date) &&
        ![
          "2026-04-29",
          "2026-05-04",
          "2026-05-05",
          "2026-05-06",
          "2026-07-20",
          "2026-08-11",
          "2026-09-21",
          "2026-09-22",
          "2026-09-23",
          "2026-10-12",
          "2026-11-03",
        ].includes(date),
    ),
    record(chat, "2026-11-20", "2026-11-21", {}),
    record(a.channel("web_form"), "2026-11-09", "2026-11-16", { received: 5, handled: 4 }),
    record(a.channel("phone", a.teams[1]?.id), "2026-10-01", "2026-11-01", { offered: 0 }),
  ];
  await inTenant(db, a.tenantId, ({ tx }) => insertRecords(tx, a.tenantId, rows));
});
afterAll(() => db.end());

describe("what is due on a date", () => {
  test("a day is due, a week and a month only once complete; an empty record is none", async () => {
    const due = await at(FRIDAY);
    expect(due.map(({ kind, start, state, measures }) => ({ kind, start, state, measures }))).toEqual([
      { kind: "phone", start: FRIDAY, state: "recorded", measures: 1 },
      { kind: "email", start: FRIDAY, state: "recorded", measures: 1 },
      { kind: "chat", start: FRIDAY, state: "missing", measures: 0 },
      { kind: "social", start: FRIDAY, state: "early", measures: 0 },
      { kind: "web_form", start: "2026-11-09", state: "recorded", measures: 2 },
      { kind: "phone", start: "2026-10-01", state: "recorded", measures: 1 },
    ]);
    const later = await at(SUNDAY, [a.teams[1]?.id ?? ""]);
    expect(later.map(({ start, state }) => [start, state])).toEqual([
      ["2026-11-16", "missing"],
      ["2026-10-01", "recorded"],
    ]);
    expect((await at("2026-11-30", [a.teams[1]?.id ?? ""])).map(({ start, state }) => [start, state])).toEqual([
      ["2026-11-23", "missing"],
      ["2026-11-01", "missing"],
    ]);
  });

  test("a desk that never records on a Sunday, or on holidays, is not reminded of one", async () => {
    expect(await stateOf(a.channel("email"), SUNDAY)).toBe("rest");
    expect(await stateOf(a.channel("email"), MONDAY)).toBe("rest");
    expect(await stateOf(a.channel("phone"), MONDAY)).toBe("missing");
    expect(await stateOf(a.channel("email"), "2026-11-24")).toBe("missing");
    // Nothing known yet of the chat desk: the company's week and holidays hold.
    expect([
      await stateOf(a.channel("chat"), "2026-11-21"),
      await stateOf(a.channel("chat"), SUNDAY),
      await stateOf(a.channel("chat"), MONDAY),
      await stateOf(a.channel("chat"), "2026-11-24"),
    ]).toEqual(["rest", "rest", "rest", "missing"]);
    const sevenDays = { ...JAPANESE_OFFICE, workdays: [1, 2, 3, 4, 5, 6, 7], holidays: "none" as const };
    expect((await at(MONDAY, "all", a, sevenDays)).find(({ id }) => id === a.channel("chat").id)?.state).toBe(
      "missing",
    );
  });

  test("of another tenant nothing counts, and its channels stay out", async () => {
    const due = await at(FRIDAY, "all", b);
    expect(due.map(({ id }) => id)).toEqual(b.channels.map(({ id }) => id));
    expect(due.filter(({ state }) => state === "recorded")).toEqual([]);
    const missing = await inTenant(db, b.tenantId, (scope) =>
      missingOn(scope, { teams: b.lead.teams, date: FRIDAY, calendar, work: JAPANESE_OFFICE }),
    );
    expect(missing.map(({ kind }) => kind)).toEqual(["phone", "email", "chat"]);
    expect(
      await inTenant(db, b.tenantId, (scope) =>
        missingOn(scope, { teams: [a.teams[0].id], date: FRIDAY, calendar, work: JAPANESE_OFFICE }),
      ),
    ).toEqual([]);
  });
});

test("recorded periods touch the range, whatever their cadence; empty records are left out", async () => {
  const range = { from: "2026-10-31", until: "2026-11-02" };
  const read = (tenant: TestTenant, teams: readonly string[] | "all") =>
    inTenant(db, tenant.tenantId, (scope) => recordedPeriods(scope, { range, teams }));
  const found = await read(a, "all");
  expect(found.filter(({ channelId }) => channelId === a.channel("phone").id).map(({ start }) => start)).toEqual([
    "2026-10-31",
    "2026-11-01",
  ]);
  expect(found.find(({ cadence }) => cadence === "month")).toMatchObject({
    start: "2026-10-01",
    until: "2026-11-01",
    measures: 1,
  });
  expect(await read(a, [])).toEqual([]);
  expect(await read(b, "all")).toEqual([]);
});
