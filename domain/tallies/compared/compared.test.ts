import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomOf } from "@/db/seed/random";
import { grouped } from "@/domain/grouped";
import type { VariantHistory } from "@/domain/kpi/definitions";
import { DEFAULT_VARIANTS, type KpiId, KPIS } from "@/domain/kpi/kpi";
import { type SubjectId, subjectOf } from "@/domain/kpi/subject";
import { type BaseRow, cubeOf, type CubeRow } from "@/domain/tallies/cube";
import { comparedIn, daysApart } from "@/domain/tallies/compared/compared";
import { heldAgainst } from "@/domain/tallies/compared/held";
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
  const cube = cubeOf({ rows, base, places: PLACES });
  const compared = heldAgainst(query, { before, elapsed });
  const days = daysApart(compared).length > 0 ? cube : null;
  const table = comparedIn({ cube, days }, compared, HISTORY);
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
    chanceOf: (values) => table.chanceOf(id, group, values),
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

  test("a channel that was counted by the month or the week before its days were is recorded as well", () => {
    const march = worked("phone", MARCH, sold(100));
    const month = record("phone", "2026-02-01", { upsell_revenue: 2_000 }, "month");
    const asked = { now: MARCH, before: FEBRUARY };
    expect(told("upsell_revenue", [month, ...march], asked)).toMatchObject({
      change: { shown: expect.closeTo(10) as number },
      basis: null,
    });
    const weeks = ["2026-02-02", "2026-02-09", "2026-02-16", "2026-02-23"].map((start) =>
      record("phone", start, { upsell_revenue: 500 }, "week"),
    );
    expect(told("upsell_revenue", [...weeks, ...march], asked)).toMatchObject({ basis: null });
  });

  test("a week that still runs, begun in the month before, is on neither side", () => {
    const weeks = (from: LocalDate, until: LocalDate) => {
      const starts: LocalDate[] = [];
      for (let start = from; start < until; start = addDays(start, 7)) starts.push(start);
      return starts.map((start) => record("mail", start, { upsell_revenue: 100 }, "week"));
    };
    const asked = {
      now: { from: "2027-08-01", until: "2027-11-01" },
      elapsed: { from: "2027-08-01", until: "2027-10-02" },
      before: { from: "2027-05-01", until: "2027-07-02" },
    };
    const rows = [...weeks("2027-05-03", "2027-07-01"), ...weeks("2027-08-02", "2027-10-01")];
    // August against May: 5 weeks each begin. In September four begin, of which one runs beyond what is over.
    expect(told("upsell_revenue", rows, asked)).toMatchObject({
      basis: { kind: "part", now: 500, before: 500, months: ["2027-08-01"], left: [{ why: "running" }] },
    });
  });

  test("a part that holds little of the sum does not speak for it, however many its records", () => {
    const rows = [
      record("phone", "2026-03-01", { upsell_revenue: 10_000_000 }, "month"),
      ...worked("mail", FEBRUARY, sold(900)),
      ...worked("mail", MARCH, sold(500)),
    ];
    expect(told("upsell_revenue", rows, { now: MARCH, before: FEBRUARY })).toMatchObject({
      judgement: "neutral",
      basis: { kind: "part", channels: ["mail"] },
    });
  });

  test("of a year contacts beside twice the customers are no growth of the rate", () => {
    const months = (year: number) => Array.from({ length: 12 }, (_, i) => addMonths(`${year}-04-01`, i));
    const base = [2024, 2025].flatMap((year) =>
      months(year).map((start) => ({ start, values: { active_customers: year === 2025 ? 2_000 : 1_000 } })),
    );
    const rows = [2024, 2025].flatMap((year) =>
      months(year).map((start, i) =>
        record("mail", start, { received: (year === 2025 ? 200 : 100) * (10 + (i % 3)) }, "month"),
      ),
    );
    expect(told("contact_rate", rows, { now: YEAR, before: YEAR_BEFORE, base })).toMatchObject({ judgement: "same" });
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
    // Of half of the time it is told, and not judged.
    expect(told("answer_rate", half, asked)).toMatchObject({
      change: { kind: "points", shown: expect.closeTo(-10) as number },
      judgement: "neutral",
      basis: null,
    });
    const most = [
      ...worked("phone", FEBRUARY, answering(90)),
      ...worked("phone", { from: "2026-03-05", until: "2026-04-01" }, answering(80)),
    ];
    expect(told("answer_rate", most, asked)).toMatchObject({ judgement: "worse", basis: null });
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

describe("times, amounts and counts are judged only beyond chance", () => {
  /** Days that differ by chance alone, about a mean that is the same on both sides but for `factor`. */
  function drawn(id: KpiId, seed: number, { factor = 1, months = 1, alike = 0 } = {}) {
    const random = randomOf("chance", id, String(seed));
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const about = (mean: number, spread: number) => Math.max(0, Math.round(mean * Math.exp(spread * normal())));
    let mood = normal();
    /** What one day has of the day before. */
    const weather = () => (mood = alike * mood + Math.sqrt(1 - alike ** 2) * normal());
    const rowOf = (times: number): Parameters<typeof record>[2] => {
      const contacts = 5 + about(60, 0.3);
      const sales = Array.from({ length: Math.floor(random() * 4) }, () => about(9_000, 0.8));
      const today = weather();
      return {
        offered: 400,
        answered: Math.round(400 * Math.min(1, Math.max(0, 0.7 + 0.05 * today))),
        received: contacts,
        first_responses: contacts,
        first_response_sec: contacts * Math.round(3_000 * times * Math.exp(0.4 * today)),
        handled: contacts,
        labour_cost: about(60_000 * times, 0.1),
        other_cost: 5_000,
        upsell_revenue: times * sales.reduce((sum, sale) => sum + sale, 0),
        backlog_closing: about(80 * times, 0.2),
      };
    };
    const now = { from: "2026-03-01", until: addMonths("2026-03-01", months) };
    const before = months === 1 ? FEBRUARY : { from: "2025-03-01", until: addMonths("2025-03-01", months) };
    const channel = id === "answer_rate" ? "phone" : "mail";
    const rows = [...worked(channel, now, () => rowOf(factor)), ...worked(channel, before, () => rowOf(1))];
    return told(id, months > 3 ? byMonths(rows) : rows, { now, before }).judgement;
  }
  /** As the months are kept: what they hold of a channel in one row. */
  const byMonths = (rows: readonly CubeRow[]): CubeRow[] =>
    [...grouped(rows, ({ month }) => month).values()].map((own) => ({
      ...(own[0] as CubeRow),
      days: own.reduce((bits, { days }) => bits | days, 0),
      until: own.at(-1)?.until ?? "",
      values: Object.fromEntries(
        Object.keys(own[0]?.values ?? {}).map((key) => [
          key,
          own.reduce((sum, { values }) => sum + (values[key as keyof typeof values] ?? 0), 0),
        ]),
      ),
    }));
  const shareOf = (runs: readonly string[], judged: readonly string[]) =>
    runs.filter((one) => judged.includes(one)).length / runs.length;
  const runs = (id: KpiId, more: Parameters<typeof drawn>[2] = {}) =>
    Array.from({ length: 400 }, (_, seed) => drawn(id, seed, more));

  test("of 2,000 without change at most 5 % are judged, although the one month has two days more", () => {
    const all = [
      ...runs("first_response_time"),
      ...runs("cost_per_contact"),
      ...runs("upsell_revenue"),
      ...runs("answer_rate"),
      ...runs("first_response_time", { months: 6 }),
    ];
    expect(all).toHaveLength(2_000);
    expect(shareOf(all, ["better", "worse"])).toBeLessThan(0.05);
    expect(shareOf(all, ["flat", "same"])).toBeGreaterThan(0.95);
    expect(shareOf(runs("backlog"), ["better", "worse"])).toBeLessThan(0.05);
  });

  test("days that are like the day before tell less than days that are not", () => {
    for (const id of ["first_response_time", "answer_rate"] as const) {
      expect(shareOf(runs(id, { alike: 0.3 }), ["better", "worse"]), id).toBeLessThan(0.05);
      expect(shareOf(runs(id, { alike: 0.5 }), ["better", "worse"]), id).toBeLessThan(0.1);
    }
  });

  test("and a change that stands out is", () => {
    expect(shareOf(runs("first_response_time", { factor: 0.4 }), ["better"])).toBeGreaterThan(0.85);
    expect(shareOf(runs("cost_per_contact", { factor: 2 }), ["worse"])).toBeGreaterThan(0.85);
    expect(shareOf(runs("upsell_revenue", { factor: 6 }), ["better"])).toBeGreaterThan(0.85);
    expect(shareOf(runs("first_response_time", { factor: 0.5, months: 6 }), ["better"])).toBeGreaterThan(0.85);
  });

  test("one month against one, each kept as one number, tells nothing of how far it moves by itself", () => {
    const month = (start: LocalDate, first_response_sec: number) =>
      record("mail", start, { first_responses: 100, first_response_sec }, "month");
    const rows = [month("2026-02-01", 9_000), month("2026-03-01", 20_000)];
    expect(told("first_response_time", rows, { now: MARCH, before: FEBRUARY })).toMatchObject({
      change: { kind: "seconds", shown: 110 },
      judgement: "neutral",
    });
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
