import { describe, expect, test } from "vitest";
import { compareCells, pickMeasures } from "./conflict";
import { comparable, isRecorded, summariseDay, columnTotal } from "../records/day-summary";
import { DEFAULT_VARIANTS } from "../kpi/kpi";
import { isMeasureId } from "../measures/measure";
import { freeText, isExplained, reasonsOf, withReason } from "../records/note";
import { attempted, confirmed, edited, insist, isOwnEcho, readUnsent, retryDelay, type Unsent } from "./save-queue";

const cell = { row: "c:2026-11-22", measure: "offered" } as const;
const unsent = (more: Partial<Unsent>): Unsent => ({ ...cell, seen: 1, typed: 2, tried: [], ...more });

describe("unsent edits", () => {
  test("keep what was seen first and what was typed last; back to the stored value there is nothing to send", () => {
    const first = edited(undefined, cell, 5, 7);
    expect(first).toEqual(unsent({ seen: 5, typed: 7 }));
    expect(first && edited(first, cell, 5, 9)).toEqual(unsent({ seen: 5, typed: 9 }));
    expect(first && edited(first, cell, 5, 5)).toBeNull();
  });
  test("a value sent without an answer may be stored: going back to the old one is still an edit", () => {
    const tried = attempted(unsent({}));
    expect(tried.tried).toEqual([2]);
    expect(attempted(tried)).toBe(tried);
    expect(edited(tried, cell, 1, 1)).toEqual(unsent({ typed: 1, tried: [2] }));
    const theirs = { measure: "offered", theirs: 2, by: "", at: "", mine: true } as const;
    expect(isOwnEcho({ ...tried, typed: 3 }, theirs)).toBe(true);
    expect(isOwnEcho({ ...tried, typed: 3 }, { ...theirs, mine: false })).toBe(false);
    expect(isOwnEcho({ ...tried, typed: 3 }, { ...theirs, theirs: 8 })).toBe(false);
    expect(insist(tried, 8)).toEqual(unsent({ seen: 8 }));
  });
  test("confirmed: gone, unless something newer was typed meanwhile", () => {
    expect(confirmed(unsent({ typed: 2 }), 2)).toBeNull();
    expect(confirmed(unsent({ typed: 3, tried: [2] }), 2)).toEqual(unsent({ seen: 2, typed: 3 }));
    expect(confirmed(undefined, 2)).toBeNull();
  });
  test("are read back from storage; what is no edit is left out", () => {
    const kept = unsent({ seen: null, tried: [4] });
    expect(readUnsent(JSON.stringify(kept), isMeasureId)).toEqual(kept);
    for (const text of [
      "",
      "null",
      "[]",
      "{",
      '{"row":"x","measure":"nope","seen":1,"typed":1}',
      '{"row":"x","measure":"offered","seen":"1","typed":1}',
    ])
      expect(readUnsent(text, isMeasureId)).toBeNull();
  });
  test("are tried again at growing distances", () =>
    expect([1, 2, 3, 9].map(retryDelay)).toEqual([1000, 2000, 4000, 30_000]));
});

describe("on the server", () => {
  test("a cell is written only over what was seen; one that holds the typed value already is done", () => {
    const cells = [
      { measure: "offered", seen: 1, typed: 2 },
      { measure: "answered", seen: null, typed: 3 },
      { measure: "handled", seen: 4, typed: 5 },
    ] as const;
    expect(compareCells(cells, { offered: 1, answered: 3, handled: 9 })).toEqual({
      open: [cells[0], cells[2]],
      conflicts: [cells[2]],
    });
    expect(compareCells([{ measure: "offered", seen: null, typed: 0 }], {})).toMatchObject({
      conflicts: [],
      open: [{ typed: 0 }],
    });
    expect(pickMeasures({ offered: 1, note: "x" }, new Set(["offered"]))).toEqual({ offered: 1 });
  });
});

describe("reasons in a note", () => {
  test("one a cell, kept beside free text, for exactly one value", () => {
    const note = withReason("called in\n", { measure: "handled", value: 78, reason: " carried\nover " });
    expect(note).toBe("called in\n[handled=78] carried over");
    expect([
      freeText(note),
      isExplained(note, "handled", 78),
      isExplained(note, "handled", 79),
      isExplained(null, "handled", 78),
    ]).toEqual(["called in", true, false, false]);
    expect(reasonsOf(withReason(note, { measure: "handled", value: 80, reason: "again" }))).toEqual([
      { measure: "handled", value: 80, reason: "again" },
    ]);
  });
});

describe("a day over its channels", () => {
  const lines = [
    { channel: "p", kind: "phone", row: { offered: 100, answered: 90, handle_sec: 900 } },
    { channel: "e", kind: "email", row: { received: 50, handled: 40, handle_sec: 400 } },
    { channel: "c", kind: "chat", row: {} },
  ] as const;
  test("contacts are added, rates divided once over the channels they apply to", () => {
    const { channels, contacts, kpis } = summariseDay(lines, DEFAULT_VARIANTS);
    expect([channels, contacts]).toEqual([2, 150]);
    expect(kpis.map(({ id, value }) => [id, value])).toEqual([
      ["answer_rate", 0.9],
      ["aht_sec", 10],
      ["csat_top2", null],
    ]);
  });
  test("blank is not recorded, zero is; a half-recorded day is compared with the same channels", () => {
    expect([
      isRecorded({}),
      isRecorded({ offered: null }),
      isRecorded({ offered: 0 }),
      isRecorded({ customers_start: 0 }),
    ]).toEqual([false, false, true, true]);
    expect(
      comparable(
        [
          { channel: "p", kind: "phone", row: { offered: 1 } },
          { channel: "c", kind: "chat", row: { offered: 9 } },
        ],
        lines,
      ).map(({ channel }) => channel),
    ).toEqual(["p"]);
    expect(summariseDay([], DEFAULT_VARIANTS).contacts).toBeNull();
  });
  test("a foot sums flows and takes the ends of stocks", () => {
    const rows = [
      { offered: 1, backlog_opening: 5, backlog_closing: 6 },
      {},
      { offered: 2, backlog_opening: 6, backlog_closing: 4 },
    ];
    expect([
      columnTotal(rows, "offered"),
      columnTotal(rows, "backlog_opening"),
      columnTotal(rows, "backlog_closing"),
      columnTotal(rows, "answered"),
    ]).toEqual([3, 5, 4, null]);
  });
});
