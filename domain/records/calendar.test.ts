import { describe, expect, test } from "vitest";
import type { WorkCalendar } from "@/domain/time/work-calendar";
import { addDays, DEFAULT_CALENDAR, type LocalDate, type Range } from "@/domain/time/period";
import {
  type CalendarCell,
  type CalendarState,
  cellsOf,
  completenessOf,
  gapsOf,
  type MarkedChannel,
  monthsBetween,
  settingOf,
  streakOf,
  totalCompleteness,
} from "@/domain/records/calendar";
import { dueStateOf, isClosed, type SpecialDates } from "@/domain/records/due";
import { lackingMeasures, usualMeasures } from "@/domain/records/usual";

const TODAY = "2026-11-23";
const NOVEMBER: Range = { from: "2026-11-01", until: "2026-12-01" };
const days = (from: LocalDate, states: string): CalendarCell[] =>
  [...states].map((letter, i) => {
    const state =
      ({ r: "recorded", m: "missing", "-": "rest", c: "closed", f: "future" } as Record<string, CalendarState>)[
        letter
      ] ?? "early";
    return { from: addDays(from, i), until: addDays(from, i + 1), state };
  });
const phone: MarkedChannel = {
  id: "phone",
  cadence: "day",
  startsOn: "2026-11-03",
  first: "2026-11-03",
  marks: [
    { start: "2026-11-03", until: "2026-11-04", measures: 2 },
    { start: "2026-11-05", until: "2026-11-06", measures: 0 },
  ],
};
/** A company that works every day. */
const ALWAYS: WorkCalendar = { workdays: [1, 2, 3, 4, 5, 6, 7], holidays: "none", closed: [], opened: [] };
const statesOf = (channel: MarkedChannel, more: Partial<WorkCalendar> = {}) =>
  cellsOf(channel, NOVEMBER, settingOf(TODAY, DEFAULT_CALENDAR, { ...ALWAYS, ...more })).map(({ state }) => state);

describe("what is due", () => {
  const day = { from: "2026-11-03", until: "2026-11-04", cadence: "day" as const, startsOn: "2026-11-01", measures: 0 };
  const state = (more: object, rests = false, special: SpecialDates = ALWAYS) =>
    dueStateOf({ ...day, ...more }, () => rests, special);

  test("a record settles it; then the start, the closed day, the open day, the habit", () => {
    const closed = { closed: ["2026-11-03"], opened: [] };
    const opened = { closed: [], opened: ["2026-11-03"] };
    expect([
      state({}),
      state({}, true),
      state({ measures: 1 }, true, closed),
      state({ startsOn: "2026-11-04" }, false, closed),
    ]).toEqual(["missing", "rest", "recorded", "early"]);
    expect([state({}, false, closed), state({}, true, opened)]).toEqual(["rest", "missing"]);
  });

  test("a week is closed when each of its days is; a habit of single days says nothing about it", () => {
    const week = { from: "2026-08-10", until: "2026-08-17", cadence: "week" as const };
    const closed = Array.from({ length: 7 }, (_, i) => addDays(week.from, i));
    expect(isClosed(week, { closed, opened: [] })).toBe(true);
    expect(isClosed(week, { closed: closed.slice(1), opened: [] })).toBe(false);
    expect([state(week, true, { closed, opened: [] }), state(week, true)]).toEqual(["early", "early"]);
    expect([
      state({ ...week, startsOn: "2026-01-01" }, false, { closed, opened: [] }),
      state({ ...week, startsOn: "2026-01-01" }, true),
    ]).toEqual(["rest", "missing"]);
  });
});

describe("the calendar", () => {
  test("every day of the month once: before the start, recorded, emptied, running, to come", () => {
    const states = statesOf(phone);
    expect(states).toHaveLength(30);
    expect(states.slice(0, 5)).toEqual(["early", "early", "recorded", "missing", "missing"]);
    expect(states.slice(21, 25)).toEqual(["missing", "running", "future", "future"]);
    expect(statesOf(phone, { closed: ["2026-11-04"] })[3]).toBe("closed");
  });

  test("until a desk records on them, the company's days off and holidays are rest; a day declared open is due", () => {
    const office = { workdays: [1, 2, 3, 4, 5], holidays: "japan" as const };
    const fresh: MarkedChannel = { ...phone, startsOn: "2026-11-01", first: null, marks: [] };
    const at = (states: readonly CalendarState[], ...days: number[]) => days.map((day) => states[day - 1]);
    // 3 November is Culture Day, 7 and 8 a weekend, 14 a Saturday on which the desk has answered from then on.
    expect(at(statesOf(fresh, office), 2, 3, 7, 8, 9)).toEqual(["missing", "rest", "rest", "rest", "missing"]);
    expect(at(statesOf(fresh, { ...office, opened: ["2026-11-07"] }), 7, 8)).toEqual(["missing", "rest"]);
    const saturdays = {
      ...fresh,
      first: "2026-11-14",
      marks: [{ start: "2026-11-14", until: "2026-11-15", measures: 3 }],
    };
    expect(at(statesOf(saturdays, office), 7, 14, 15, 21, 22)).toEqual(["rest", "recorded", "rest", "missing", "rest"]);
  });

  test("weeks that touch the month, the running one not due; a month as one", () => {
    const weekly = cellsOf(
      { ...phone, cadence: "week", startsOn: "2024-01-01", marks: [] },
      NOVEMBER,
      settingOf(TODAY, DEFAULT_CALENDAR, ALWAYS),
    );
    expect(weekly.map(({ from, state }) => [from, state])).toEqual([
      ["2026-10-26", "missing"],
      ["2026-11-02", "missing"],
      ["2026-11-09", "missing"],
      ["2026-11-16", "missing"],
      ["2026-11-23", "running"],
      ["2026-11-30", "future"],
    ]);
    expect(completenessOf(weekly, NOVEMBER, TODAY)).toEqual({ due: 3, recorded: 0, rate: 0 });
    expect(statesOf({ ...phone, cadence: "month", startsOn: "2024-01-01" })).toEqual(["recorded"]);
    expect(statesOf({ ...phone, cadence: "month", startsOn: "2024-01-01", marks: [] })).toEqual(["running"]);
  });

  test("the share recorded: rest and what is to come are not due, none due is no figure", () => {
    const parts = [
      completenessOf(days("2026-11-01", "rrm-c"), NOVEMBER, TODAY),
      completenessOf(days("2026-11-01", "rrrrrr"), NOVEMBER, TODAY),
    ];
    expect(parts.map(({ due, recorded }) => [due, recorded])).toEqual([
      [3, 2],
      [6, 6],
    ]);
    expect(totalCompleteness(parts).rate).toBe(8 / 9);
    expect(completenessOf(days("2026-11-01", "-cf"), NOVEMBER, TODAY).rate).toBeNull();
    // Today may be recorded already; it is due tomorrow.
    expect(completenessOf(days(TODAY, "r"), NOVEMBER, TODAY).due).toBe(0);
  });

  test("gaps: days in a row are one, a day of rest between parts them", () => {
    expect(gapsOf(days("2026-11-01", "rmm-mr"), TODAY)).toEqual([
      { from: "2026-11-02", until: "2026-11-04", periods: 2 },
      { from: "2026-11-05", until: "2026-11-06", periods: 1 },
    ]);
    expect(gapsOf(days(TODAY, "m"), TODAY)).toEqual([]);
    expect(monthsBetween("2025-12-01", "2026-02-01")).toEqual(["2025-12-01", "2026-01-01", "2026-02-01"]);
  });

  test("the streak counts whole days back from yesterday, over days of rest; yesterday may still be filled in", () => {
    const until = (states: string) => days(addDays(TODAY, -states.length), states);
    expect(streakOf([until("mrr--r"), until("rrrrrr")], TODAY)).toEqual({
      days: 5,
      through: "2026-11-22",
      pending: false,
    });
    expect(streakOf([until("mrr-r"), until("-----")], TODAY)).toEqual({
      days: 3,
      through: "2026-11-22",
      pending: false,
    });
    expect(streakOf([until("mrrrm"), until("rrrrr")], TODAY)).toEqual({
      days: 3,
      through: "2026-11-21",
      pending: true,
    });
    expect(streakOf([until("rmm")], TODAY)).toMatchObject({ days: 0, pending: true });
    expect(streakOf([], TODAY)).toBeNull();
  });
});

describe("a record's usual measures", () => {
  const record = (start: LocalDate, ...measures: ("offered" | "answered" | "nps_promoters")[]) => ({ start, measures });
  const six = Array.from({ length: 6 }, (_, i) =>
    record(addDays("2026-11-01", i), "offered", "answered", ...(i === 0 ? ["nps_promoters" as const] : [])),
  );

  test("are those most records of the weeks before hold; what is asked now and then is not missed", () => {
    expect(usualMeasures(six, "2026-11-10")).toEqual(["offered", "answered"]);
    expect(lackingMeasures(record("2026-11-10", "offered"), six)).toEqual(["answered"]);
    expect(lackingMeasures(record("2026-11-10", "offered", "answered"), six)).toEqual([]);
  });

  test("too few records, emptied ones and old ones show no habit", () => {
    expect(usualMeasures(six.slice(2), "2026-11-10")).toEqual([]);
    expect(usualMeasures([...six.slice(2), record("2026-11-08")], "2026-11-10")).toEqual([]);
    expect(usualMeasures(six, "2027-02-01")).toEqual([]);
  });
});
