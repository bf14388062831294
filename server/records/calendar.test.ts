import { beforeAll, describe, expect, test } from "vitest";
import { dueOn } from "@/db/queries/records/periods";
import { specialDays } from "@/db/schema/calendar";
import { inTenant } from "@/db/connection/scope";
import { randomOf } from "@/db/seed/random";
import { insertRecords, type NewChannel, type NewRecord } from "@/db/seed/write";
import { EVERY_DAY, type TestMember, type TestTenant, withTwoTenants } from "@/db/testing/tenant";
import type { Row } from "@/domain/measures/measure";
import { addDays, bucketOf, DEFAULT_CALENDAR, type LocalDate, weekdayOf } from "@/domain/time/period";
import { recordRouter } from "./router";
import { requestOf, serverDatabase } from "../testing";
import { createCaller } from "../trpc";
import { specialDaysIn } from "@/db/queries/tenants/special-days";

const db = serverDatabase();
const open = createCaller(recordRouter);
const TODAY = "2026-11-23";
const CLOSED = ["2026-08-13", "2026-08-14", "2026-11-16"];
const OPENED = "2026-11-15";
let a: TestTenant;
let b: TestTenant;

const as = (member: TestMember) => open(requestOf(member, TODAY));
const of = (
  channel: NewChannel,
  start: LocalDate,
  values: Row,
  until = bucketOf(start, channel.cadence, DEFAULT_CALENDAR).until,
): NewRecord => ({
  teamId: channel.teamId,
  channelId: channel.id,
  start,
  until,
  cadence: channel.cadence,
  ...values,
  source: "demo",
  updatedBy: a.admin.userId,
  updatedAt: new Date(`${TODAY}T00:00:00Z`),
});
const daysOf = (
  channel: NewChannel,
  from: LocalDate,
  until: LocalDate,
  rowOn: (date: LocalDate) => Row | null,
): NewRecord[] => {
  const made: NewRecord[] = [];
  for (let date = from; date < until; date = addDays(date, 1)) {
    const row = rowOn(date);
    if (row) made.push(of(channel, date, row));
  }
  return made;
};

beforeAll(async () => {
  ({ a, b } = await withTwoTenants(db, {
    tenant: { workdays: EVERY_DAY.workdays },
    teams: [
      {
        name: "Day",
        channels: [
          { kind: "phone", startsOn: "2026-03-10" },
          { kind: "email" },
          { kind: "chat", startsOn: "2026-10-20" },
        ],
      },
      {
        name: "Slow",
        channels: [
          { kind: "web_form", cadence: "week" },
          { kind: "phone", cadence: "month" },
          { kind: "social", startsOn: "2026-12-01" },
        ],
      },
    ],
  }));
  const random = randomOf("calendar");
  const office = (date: LocalDate) =>
    weekdayOf(date) <= 5 &&
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
    ].includes(date);
  const slow = a.teams[1]?.id;
  const rows = [
    // A month of an old report in front of daily records; days forgotten at random, some emptied again.
    of({ ...a.channel("phone"), cadence: "month" }, "2026-02-01", { offered: 900 }),
    ...daysOf(a.channel("phone"), "2026-03-10", TODAY, () => {
      if (random() >= 0.9) return null;
      return random() < 0.03 ? {} : { offered: 10, answered: 9, abandoned: 1 };
    }),
    ...daysOf(a.channel("email"), "2026-01-05", "2026-11-20", (date) =>
      office(date) && !CLOSED.includes(date) && date !== "2026-11-10"
        ? { received: 5, handled: date === "2026-11-12" ? null : 4 }
        : null,
    ),
    ...["2026-09-07", "2026-09-14", "2026-10-05", "2026-10-26", "2026-11-09"].map((start) =>
      of(a.channel("web_form"), start, { received: 5 }),
    ),
    of(a.channel("phone", slow), "2026-09-01", { offered: 0 }),
  ];
  await inTenant(db, a.tenantId, async ({ tx }) => {
    await insertRecords(tx, a.tenantId, rows);
    const createdBy = a.admin.userId;
    await tx
      .insert(specialDays)
      .values([
        ...CLOSED.map((day) => ({ tenantId: a.tenantId, day, kind: "closed" as const, name: "休業", createdBy })),
        { tenantId: a.tenantId, day: OPENED, kind: "open" as const, name: "開店日", createdBy },
      ]);
  });
});

const calendar = (month: LocalDate, team = "all", member = a.admin) =>
  as(member).calendar({ tenant: a.slug, team, month });
const stateOn = async (channel: NewChannel, date: LocalDate) =>
  (await calendar(`${date.slice(0, 7)}-01`)).rows
    .find(({ id }) => id === channel.id)
    ?.cells.find(({ from, until }) => from <= date && date < until)?.state;

describe("the recording calendar", () => {
  test.each(["2026-02-01", "2026-08-01", "2026-09-01", "2026-10-01", "2026-11-01"])(
    "%s: says of every channel and day what the badge and the day strip say",
    async (month) => {
      const { rows } = await calendar(month);
      const seen: unknown[] = [];
      const due: unknown[] = [];
      for (let date = month; date < TODAY && date.slice(0, 7) === month.slice(0, 7); date = addDays(date, 1)) {
        const found = await inTenant(db, a.tenantId, async (scope) => {
          const special = await specialDaysIn(scope, { from: "2026-01-01", until: TODAY });
          const dates = (kind: string) => special.filter((day) => day.kind === kind).map(({ day }) => day);
          return dueOn(scope, {
            teams: "all",
            date,
            calendar: DEFAULT_CALENDAR,
            work: { ...EVERY_DAY, holidays: "japan", closed: dates("closed"), opened: dates("open") },
          });
        });
        for (const { id, start, state } of found) {
          const cell = rows.find((row) => row.id === id)?.cells.find(({ from }) => from === start);
          // A week or month that was complete before this month began stands in the month before.
          if (!cell && start < month) continue;
          due.push([date, id, start, state]);
          seen.push([date, id, start, cell?.state === "closed" ? "rest" : cell?.state]);
        }
      }
      expect(seen.length).toBeGreaterThan(60);
      expect(seen).toEqual(due);
    },
  );

  test("a closed day is no gap, a day declared open is due although a Sunday, the running period is no gap yet", async () => {
    expect(await stateOn(a.channel("email"), "2026-11-16")).toBe("closed");
    expect(await stateOn(a.channel("email"), "2026-11-22")).toBe("rest");
    expect(await stateOn(a.channel("email"), OPENED)).toBe("missing");
    expect(await stateOn(a.channel("email"), TODAY)).toBe("running");
    expect(await stateOn(a.channel("email"), "2026-11-24")).toBe("future");
    expect(await stateOn(a.channel("chat"), "2026-10-19")).toBe("early");
    expect(await stateOn(a.channel("chat"), "2026-10-20")).toBe("missing");
    expect(await stateOn(a.channel("web_form"), "2026-11-18")).toBe("missing");
    expect(await stateOn(a.channel("phone", a.teams[1]?.id), "2026-11-05")).toBe("running");
  });

  test("counts the share recorded once, at the end; what lacks a usual measure is named", async () => {
    const { rows, months, thisMonth } = await calendar("2026-11-01");
    const email = rows.find(({ id }) => id === a.channel("email").id);
    // 2, 4 to 6, 9, 11 to 13, 17 to 19 are recorded (the 3rd is a holiday, the 16th closed); 10, 15 and 20 are not.
    expect(email).toMatchObject({ due: 14, recorded: 11, rate: 11 / 14 });
    expect(email?.cells.filter(({ lacking }) => lacking.length > 0)).toMatchObject([
      { from: "2026-11-12", lacking: ["handled"] },
    ]);
    const november = months.at(-1);
    expect(months).toHaveLength(12);
    expect(november?.channels.find(({ id }) => id === a.channel("email").id)).toMatchObject({ due: 14, recorded: 11 });
    const [due, recorded] = [
      rows.reduce((sum, row) => sum + row.due, 0),
      rows.reduce((sum, row) => sum + row.recorded, 0),
    ];
    expect(november?.total).toEqual({ due, recorded, rate: recorded / due });
    expect(thisMonth).toEqual(november?.total);
  });

  test("what is missing: oldest first, days in a row as one span, weeks and months by their own periods", async () => {
    const { missing } = await calendar("2026-11-01");
    const of = (id: string) => missing.find((one) => one.id === id);
    expect(of(a.channel("email").id)?.gaps.filter(({ from }) => from >= "2026-11-01")).toEqual([
      { from: "2026-11-10", until: "2026-11-11", periods: 1 },
      { from: "2026-11-15", until: "2026-11-16", periods: 1 },
      { from: "2026-11-20", until: "2026-11-21", periods: 1 },
    ]);
    expect(of(a.channel("chat").id)?.gaps[0]).toEqual({ from: "2026-10-20", until: "2026-11-03", periods: 14 });
    expect(of(a.channel("web_form").id)?.gaps.at(-1)).toEqual({ from: "2026-11-16", until: TODAY, periods: 1 });
    expect(of(a.channel("phone", a.teams[1]?.id).id)?.gaps.at(-1)).toEqual({
      from: "2026-10-01",
      until: "2026-11-01",
      periods: 1,
    });
    expect(of(a.channel("social").id)).toBeUndefined();
  });
});

describe("who sees it", () => {
  test("a lead the own teams; an executive nobody's; another tenant nothing", async () => {
    const own = await calendar("2026-11-01", "all", a.lead);
    expect(own.rows.map(({ team }) => team.name)).toEqual(["Day", "Day", "Day"]);
    expect(own.canClose).toBe(false);
    await expect(calendar("2026-11-01", a.teams[1]?.id, a.lead)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(calendar("2026-11-01", "all", a.executive)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(calendar("2026-11-01", "all", b.admin)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(calendar("2026-12-01")).rejects.toMatchObject({ code: "NOT_FOUND" });
    const theirs = await as(b.admin).calendar({ tenant: b.slug, team: "all", month: "2026-11-01" });
    expect(
      theirs.rows.flatMap(({ cells }) => cells).filter(({ state }) => state === "recorded" || state === "closed"),
    ).toEqual([]);
  });

  test("what is recorded closes its gap at once, here and for the badge", async () => {
    const form = b.channel("web_form");
    const oldest = async () =>
      (await as(b.admin).calendar({ tenant: b.slug, team: form.teamId })).missing.find(({ id }) => id === form.id)
        ?.oldest;
    const first = (await oldest()) ?? "";
    await as(b.admin).saveCells({
      tenant: b.slug,
      channelId: form.id,
      start: first,
      cells: [{ measure: "received", seen: null, typed: 1 }],
    });
    expect(await oldest()).toBe(addDays(first, 7));
  });
});
