import { describe, expect, test } from "vitest";
import type { Unsent } from "@/domain/grid/save-queue";
import type { Answer } from "./save-answer";
import { type KnownRow, SaveQueue } from "./save-queue";

const ROW = "c:2026-11-22";
const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 23, 0, minute));
const known = (values: KnownRow["values"], version: number): KnownRow => ({
  id: ROW,
  kind: "phone",
  values,
  version,
  savedAt: null,
});

/** A queue on a server that answers as told; nothing runs until `flush`. */
function queueWith(answers: Answer[]) {
  const stored = new Map<string, Unsent>();
  const sent: (readonly Unsent[])[] = [];
  const queue = new SaveQueue({
    store: {
      all: () => [...stored.values()],
      put: (cell) => void stored.set(cell.measure, cell),
      drop: ({ measure }) => void stored.delete(measure),
    },
    send: (_, cells) => {
      sent.push(cells);
      return Promise.resolve(answers.shift() ?? { kind: "unreachable" });
    },
    later: () => () => undefined,
    now: () => at(0),
  });
  return { queue, sent, stored };
}

describe("what a page has read", () => {
  test("never replaces what was saved since, although it arrives later", async () => {
    const { queue } = queueWith([{ kind: "saved", version: 2, values: { offered: 7 }, at: at(1) }]);
    queue.attach([known({ offered: 5 }, 1)], at(0));
    queue.edit([{ row: ROW, measure: "offered", typed: 7 }]);
    await queue.flush();
    queue.attach([known({ offered: 5 }, 1)], at(1));
    expect(queue.value(ROW, "offered")).toBe(7);
  });

  test("shows a record that was removed or put back since: an import undone", async () => {
    const { queue } = queueWith([{ kind: "saved", version: 4, values: { offered: 9 }, at: at(3) }]);
    queue.attach([known({ offered: 5 }, 3)], at(0));
    queue.attach([known({}, 0)], at(1));
    expect(queue.value(ROW, "offered")).toBeNull();
    queue.edit([{ row: ROW, measure: "offered", typed: 9 }]);
    await queue.flush();
    queue.attach([known({ offered: 8 }, 1)], at(6));
    expect(queue.value(ROW, "offered")).toBe(8);
  });

  test("tells no other page while one is drawn", () => {
    const { queue } = queueWith([]);
    let told = 0;
    queue.subscribe(() => {
      told += 1;
    });
    queue.attach([known({ offered: 5 }, 1)], at(0));
    expect([told, queue.value(ROW, "offered")]).toEqual([0, 5]);
  });
});

describe("sending", () => {
  test("what stands in conflict waits for a choice; the rest of the row goes on its own", async () => {
    const theirs = { measure: "offered", theirs: 120, by: "B", at: at(0).toISOString(), mine: false } as const;
    const { queue, sent, stored } = queueWith([
      { kind: "conflict", version: 2, values: { offered: 120 }, conflicts: [theirs] },
      { kind: "saved", version: 3, values: { offered: 120, answered: 90 }, at: at(1) },
      { kind: "saved", version: 4, values: { offered: 100, answered: 90 }, at: at(2) },
    ]);
    queue.attach([known({}, 0)], at(0));
    queue.edit([
      { row: ROW, measure: "offered", typed: 100 },
      { row: ROW, measure: "answered", typed: 90 },
    ]);
    await queue.flush();
    await queue.flush();
    expect(sent.map((cells) => cells.map(({ measure }) => measure))).toEqual([["offered", "answered"], ["answered"]]);
    expect([queue.conflictAt(ROW, "offered"), queue.value(ROW, "offered"), queue.state().phase]).toEqual([
      theirs,
      100,
      "unsent",
    ]);
    queue.settle(ROW, "offered", "mine");
    await queue.flush();
    expect(sent.at(-1)).toMatchObject([{ measure: "offered", seen: 120, typed: 100 }]);
    expect([stored.size, queue.state().phase]).toEqual([0, "saved"]);
  });

  test("out of reach: kept, and what is typed meanwhile goes out over what the server may hold", async () => {
    const { queue, sent, stored } = queueWith([
      { kind: "unreachable" },
      {
        kind: "conflict",
        version: 1,
        values: { offered: 5 },
        conflicts: [{ measure: "offered", theirs: 5, by: "A", at: at(0).toISOString(), mine: true }],
      },
      { kind: "saved", version: 2, values: { offered: 7 }, at: at(1) },
    ]);
    queue.attach([known({}, 0)], at(0));
    queue.edit([{ row: ROW, measure: "offered", typed: 5 }]);
    await queue.flush();
    expect(stored.get("offered")).toMatchObject({ typed: 5, tried: [5] });
    queue.edit([{ row: ROW, measure: "offered", typed: 7 }]);
    await queue.flush();
    await queue.flush();
    expect(sent.at(-1)).toMatchObject([{ seen: 5, typed: 7 }]);
    expect([queue.value(ROW, "offered"), stored.size]).toEqual([7, 0]);
  });

  test("a row that cannot be true is held back, what it does not concern is sent", async () => {
    const { queue, sent } = queueWith([{ kind: "saved", version: 1, values: { csat_responses: 3 }, at: at(1) }]);
    queue.attach([known({}, 0)], at(0));
    queue.edit([
      { row: ROW, measure: "offered", typed: 71 },
      { row: ROW, measure: "answered", typed: 78 },
      { row: ROW, measure: "csat_responses", typed: 3 },
    ]);
    await queue.flush();
    expect(sent.flat().map(({ measure }) => measure)).not.toContain("answered");
    expect([
      queue.value(ROW, "answered"),
      queue.isUnsent(ROW, "answered"),
      queue.isUnsent(ROW, "csat_responses"),
    ]).toEqual([78, true, false]);
  });
});
