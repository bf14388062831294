import { expect, test } from "vitest";
import { addDays } from "@/domain/time/period";
import { beginningOf } from "./place";

const days = Array.from({ length: 30 }, (_, i) => ({ date: addDays("2026-11-01", i) }));
const cell = (from: string, length: number, state: "recorded" | "missing") => ({
  from,
  until: addDays(from, length),
  state,
});
const DAILY = { cells: [cell("2026-11-03", 1, "missing"), cell("2026-11-30", 1, "recorded")] };
const WEEKLY = { cells: [cell("2026-11-09", 7, "missing"), cell("2026-11-30", 7, "missing")] };

test("a calendar begins at today; a month that is over at the end of its latest gap, where it has one", () => {
  expect(beginningOf({ today: "2026-11-20", days, rows: [DAILY, WEEKLY] })).toBe("2026-11-20");
  expect(beginningOf({ today: "2026-12-01", days, rows: [DAILY] })).toBe("2026-11-03");
  // A week ends in the next month: the last day that is shown of it.
  expect(beginningOf({ today: "2026-12-09", days, rows: [DAILY, WEEKLY] })).toBe("2026-11-30");
  expect(beginningOf({ today: "2026-12-09", days, rows: [{ cells: WEEKLY.cells.slice(0, 1) }] })).toBe("2026-11-15");
  expect(beginningOf({ today: "2026-12-09", days, rows: [{ cells: DAILY.cells.slice(1) }] })).toBeNull();
});
