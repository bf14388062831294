import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { VariantHistory } from "@/domain/kpi/definitions";
import { DEFAULT_VARIANTS, type KpiId, KPIS } from "@/domain/kpi/kpi";
import { type SubjectId, subjectOf } from "@/domain/kpi/subject";
import { type BaseRow, cubeOf, type CubeRow } from "@/domain/tallies/cube";
import { comparedIn, heldAgainst } from "@/domain/tallies/compared/compared";
import { comparedFigure } from "@/domain/tallies/compared/comparison";
import type { TallyQuery } from "@/domain/tallies/query";
import { daily, PLACES, record } from "@/domain/tallies/testing-rows";
import {
  addDays,
  addMonths,
  daysIn,
  DEFAULT_CALENDAR,
  type LocalDate,
  type Range,
  weekdayOf,
} from "@/domain/time/period";
import { JAPANESE_OFFICE, type WorkCalendar } from "@/domain/time/work-calendar";

const HISTORY: VariantHistory = { initial: DEFAULT_VARIANTS, changes: [] };
const WEEKDAYS: WorkCalendar = { ...JAPANESE_OFFICE, holidays: "none" };
const MARCH: Range = { from: "2026-03-01", until: "2026-04-01" };
const FEBRUARY: Range = { from: "2026-02-01", until: "2026-03-01" };
const YEAR: Range = { from: "2025-04-01", until: "2026-04-01" };
const YEAR_BEFORE: Range = { from: "2024-04-01", until: "2025-04-01" };

interface Asked {
  now: Range;
  before: Range;
  elapsed?: Range;
  work?: WorkCalendar;
  groupBy?: TallyQuery["groupBy"];
  base?: readonly BaseRow[];
}
/** A figure against an earlier one, of all channels or of a group, as every page is told it. */
function told(id: SubjectId, rows: readonly CubeRow[], asked: Asked, group: string | null = null) {
  const { now, before, elapsed = null, work = WEEKDAYS, groupBy = "none", base = [] } = asked;
  const query: TallyQuery = { range: now, grain: "range", calendar: DEFAULT_CALENDAR, work, kpis: [id], groupBy };
  const table = comparedIn(cubeOf({ rows, base, places: PLACES }), heldAgainst(query, { before, elapsed }), HISTORY);
  const cell = (of: typeof table.now | null) => of?.cells.find((one) => one.group === group) ?? null;
  const subject = subjectOf(id);
  const [is, was] = [cell(table.now), cell(table.before)];
  return comparedFigure({
    subject,
    unit: subject.unit,
    direction: subject.goodWhen,
    running: elapsed !== null,
    now: is ?? { tallies: {}, variants: DEFAULT_VARIANTS },
    before: was,
    basis: table.basisOf(id, group),
    nameOf: (channelId) => channelId,
  });
}
const worked = (
  channelId: "phone" | "mail" | "other",
  range: Range,
  of: (day: number) => Parameters<typeof record>[2],
) =>
  daily(channelId, range.from, daysIn(range), of).filter(
    ({ month, days }) => weekdayOf(addDays(month, 31 - Math.clz32(days))) <= 5,
  );

describe("a sum is held against a sum of the same time", () => {
  const sold = (upsell_revenue: number) => () => ({ upsell_revenue });

  test("ten days of a month are not a month, and what is missing is said", () => {
    const rows = [
      ...worked("phone", FEBRUARY, sold(100)),
      ...worked("phone", { from: "2026-03-01", until: "2026-03-11" }, sold(100)),
    ];
    expect(told("upsell_revenue", rows, { now: MARCH, before: FEBRUARY })).toMatchObject({
      before: { value: 2_000 },
      change: null,
      judgement: "neutral",
      basis: {
        kind: "none",
        left: [{ channel: "phone", why: "unrecorded", side: "now", recorded: 7, due: 22, unit: "day" }],
      },
    });
  });

  test("of a year against one recorded month that month is compared, on both sides", () => {
    const rows = [
      ...worked("phone", YEAR, sold(100)),
      ...worked("phone", { from: "2025-03-01", until: "2025-04-01" }, sold(80)),
    ];
    // 22 working days of March 2026, 21 of March 2025.
    const found = told("upsell_revenue", rows, { now: YEAR, before: YEAR_BEFORE });
    expect(found).toMatchObject({
      basis: { kind: "part", now: 2_200, before: 1_680, channels: null, months: ["2026-03-01"] },
    });
    expect(found.change?.shown).toBeCloseTo(100 * (2_200 / 1_680 - 1));
  });

  test("a channel that only one side has is left out of both, and named", () => {
    const rows = [
      ...worked("phone", FEBRUARY, sold(100)),
      ...worked("phone", MARCH, sold(110)),
      ...worked("mail", MARCH, sold(900)),
    ];
    expect(told("upsell_revenue", rows, { now: MARCH, before: FEBRUARY })).toMatchObject({
      basis: {
        kind: "part",
        now: 2_420,
        before: 2_000,
        channels: ["phone"],
        months: null,
        left: [{ channel: "mail", why: "unrecorded", side: "before", recorded: 0 }],
      },
    });
  });

  test("a day or two missing is alike, holidays are not missing, and days a channel does not work on are none of its own", () => {
    const gaps = (range: Range, missing: readonly LocalDate[]) =>
      worked("phone", range, sold(100)).filter(
        ({ month, days }) => !missing.includes(addDays(month, 31 - Math.clz32(days))),
      );
    const asked = { now: MARCH, before: FEBRUARY };
    expect(told("upsell_revenue", [...gaps(MARCH, ["2026-03-04"]), ...gaps(FEBRUARY, [])], asked)).toMatchObject({
      change: { kind: "percent" },
      basis: null,
    });
    const twoOff = [...gaps(MARCH, ["2026-03-04", "2026-03-05"]), ...gaps(FEBRUARY, [])];
    expect(told("upsell_revenue", twoOff, asked).change).toBeNull();
    // 11 and 23 February and 20 March are holidays in Japan.
    const holidays = ["2026-02-11", "2026-02-23", "2026-03-20"];
    const resting = [...gaps(MARCH, holidays), ...gaps(FEBRUARY, holidays)];
    expect(told("upsell_revenue", resting, { ...asked, work: JAPANESE_OFFICE }).basis).toBeNull();
    const mondays = (range: Range) =>
      gaps(range, []).filter(({ days, month }) => weekdayOf(addDays(month, 31 - Math.clz32(days))) === 1);
    expect(told("upsell_revenue", [...mondays(MARCH), ...mondays(FEBRUARY)], asked).basis).toBeNull();
  });

  test("Saturdays that are worked on one side only are missing on the other", () => {
    const saturdays = (range: Range) =>
      daily("phone", range.from, daysIn(range), sold(100)).filter(
        ({ month, days }) => weekdayOf(addDays(month, 31 - Math.clz32(days))) <= 6,
      );
    const rows = [...worked("phone", FEBRUARY, sold(100)), ...saturdays(MARCH)];
    expect(told("upsell_revenue", rows, { now: MARCH, before: FEBRUARY })).toMatchObject({
      change: null,
      basis: { left: [{ side: "before", recorded: 20, due: 24 }] },
    });
  });

  test("of teams each for itself", () => {
    const rows = [
      ...worked("phone", FEBRUARY, sold(100)),
      ...worked("phone", MARCH, sold(100)),
      ...worked("other", MARCH, sold(100)),
      ...worked("other", { from: "2026-02-16", until: "2026-03-01" }, sold(100)),
    ];
    const asked = { now: MARCH, before: FEBRUARY, groupBy: "team" } as const;
    expect(told("upsell_revenue", rows, asked, "a")).toMatchObject({
      change: { shown: expect.closeTo(10) as number },
      basis: null,
    });
    expect(told("upsell_revenue", rows, asked, "b")).toMatchObject({ change: null, basis: { kind: "none" } });
  });

  test("contacts beside the customer base are such a sum too", () => {
    const base = ["2026-02-01", "2026-03-01"].map((start) => ({ start, values: { active_customers: 1_000 } }));
    const rows = [
      ...worked("phone", FEBRUARY, () => ({ offered: 10 })),
      ...worked("phone", MARCH, () => ({ offered: 10 })),
      ...worked("mail", MARCH, () => ({ received: 10 })),
    ];
    expect(told("contact_rate", rows, { now: MARCH, before: FEBRUARY, base })).toMatchObject({
      basis: { kind: "part", now: 0.22, before: 0.2, channels: ["phone"] },
    });
  });
});

describe("a ratio is held against a ratio of the same channels", () => {
  const rated = (csat_satisfied: number) => ({ csat_responses: 100, csat_satisfied });
  const month = (channelId: "phone" | "mail", start: LocalDate, satisfied: number) =>
    record(channelId, start, { received: 1, ...rated(satisfied) }, "month");

  test("a monthly channel that is not entered yet does not move it", () => {
    const rows = [month("phone", "2026-02-01", 90), month("mail", "2026-02-01", 10), month("phone", "2026-03-01", 91)];
    expect(told("csat_top2", rows, { now: MARCH, before: FEBRUARY })).toMatchObject({
      before: { value: 0.5 },
      judgement: "flat",
      basis: {
        kind: "part",
        now: 0.91,
        before: 0.9,
        channels: ["phone"],
        left: [{ channel: "mail", side: "now", recorded: 0, due: 1, unit: "month" }],
      },
    });
  });

  test("of one channel it is held against any time; of several only where none weighs more for being recorded longer", () => {
    const answering = (answered: number) => () => ({ offered: 100, answered });
    const asked = { now: MARCH, before: FEBRUARY };
    const half = [
      ...worked("phone", FEBRUARY, answering(90)),
      ...worked("phone", { from: "2026-03-16", until: "2026-04-01" }, answering(80)),
    ];
    expect(told("answer_rate", half, asked)).toMatchObject({ judgement: "worse", basis: null });
    const other = [...worked("other", FEBRUARY, answering(20)), ...worked("other", MARCH, answering(20))];
    expect(told("answer_rate", [...half, ...other], asked)).toMatchObject({
      judgement: "same",
      basis: { kind: "part", channels: ["other"], left: [{ channel: "phone", side: "now", recorded: 12, due: 22 }] },
    });
  });
});

describe("over random patterns of recording, by plain counting of days", () => {
  const channels = ["phone", "mail", "other"] as const;
  const share = fc.constantFrom(0, 0.3, 0.96, 0.98, 1);
  const pattern = fc.record({
    months: fc.integer({ min: 1, max: 4 }),
    shares: fc.array(fc.tuple(share, share), { minLength: channels.length, maxLength: channels.length }),
    seed: fc.integer(),
  });
  /** Working days in their order, a share of each month kept: the last ones go. */
  const kept = (range: Range, part: number): LocalDate[] => {
    const days: LocalDate[] = [];
    for (let month = range.from; month < range.until; month = addMonths(month, 1)) {
      const own: LocalDate[] = [];
      for (let day = month; day < addMonths(month, 1); day = addDays(day, 1)) if (weekdayOf(day) <= 5) own.push(day);
      days.push(...own.slice(0, Math.floor(own.length * part)));
    }
    return days;
  };

  test.each(["contacts", "upsell_revenue"] as const)("%s: never where the recorded time differs", (id) => {
    fc.assert(
      fc.property(pattern, ({ months, shares }) => {
        const now = { from: "2026-01-01", until: addMonths("2026-01-01", months) };
        const before = { from: "2025-01-01", until: addMonths("2025-01-01", months) };
        const days = channels.map((channelId, c) => ({
          channelId,
          now: kept(now, shares[c]?.[0] ?? 0),
          before: kept(before, shares[c]?.[1] ?? 0),
        }));
        const rows = days.flatMap(({ channelId, ...sides }) =>
          [...sides.now, ...sides.before].map((day) => record(channelId, day, { offered: 7, upsell_revenue: 7 })),
        );
        const { change, basis } = told(id, rows, { now, before });
        const dueIn = (range: Range) => kept(range, 1).length;
        const isFull = (own: readonly LocalDate[], range: Range) => own.length >= 0.95 * dueIn(range);
        const used = days.filter((one) => one.now.length + one.before.length > 0);
        const even = used.filter((one) => isFull(one.now, now) && isFull(one.before, before));
        if (change === null) return even.length === 0;
        // Every channel is cut alike in each month, so that no month is even where the whole is not, but for rounding.
        const compared = basis ? even : used;
        const counted = (side: "now" | "before") => 7 * compared.reduce((sum, one) => sum + one[side].length, 0);
        return basis
          ? even.length > 0 && (basis.kind !== "part" || basis.now === counted("now"))
          : even.length === used.length &&
              Math.abs(change.shown - 100 * (counted("now") / counted("before") - 1)) < 1e-9;
      }),
      { numRuns: 500 },
    );
  });
});

const OF_RECORDS = Object.values(KPIS).filter(({ source }) => source === "record");
test("no KPI of records is judged where a channel is on one side only", () => {
  const everything = (range: Range, channelId: "phone" | "mail", value: number) =>
    worked(channelId, range, () =>
      Object.fromEntries(OF_RECORDS.flatMap((kpi) => kpi.needs(DEFAULT_VARIANTS)).map((need) => [need, value])),
    );
  const rows = [
    ...everything(FEBRUARY, "phone", 10),
    ...everything(MARCH, "phone", 10),
    ...everything(MARCH, "mail", 1_000),
  ];
  const judged = OF_RECORDS.map(({ id }) => ({
    id,
    ...told(id as KpiId, rows, { now: MARCH, before: FEBRUARY }),
  })).filter(({ change, basis }) => change !== null && basis === null);
  // What phones alone have is of the same channel on both sides.
  expect(judged.filter(({ id }) => KPIS[id].channels.includes("email"))).toEqual([]);
});
