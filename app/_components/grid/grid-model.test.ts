import { beforeEach, describe, expect, test } from "vitest";
import { GridModel } from "./grid-model";
import type { Answer } from "./save-answer";
import { SaveQueue } from "./save-queue";

const [A, B] = ["a:2026-11-22", "b:2026-11-22"];
const sheet = [
  { id: A, cells: ["offered", "answered"] as const },
  { id: B, cells: ["received", null] as const },
];
let queue: SaveQueue;
let model: GridModel;

function fresh(answers: Answer[] = []) {
  queue = new SaveQueue({
    store: { all: () => [], put: () => undefined, drop: () => undefined },
    send: () => Promise.resolve(answers.shift() ?? { kind: "unreachable" }),
    later: () => () => undefined,
    now: () => new Date(0),
  });
  queue.attach(
    [
      { id: A, kind: "phone", values: { offered: 100 }, version: 1, savedAt: null },
      { id: B, kind: "email", values: {}, version: 0, savedAt: null },
    ],
    new Date(0),
  );
  model = new GridModel(sheet, queue, "JPY");
  model.enter({ row: 0, column: 0 });
}
beforeEach(() => fresh());
const type = (text: string) => {
  model.edit("over", text);
  model.commit();
};
const seen = () => [queue.value(A, "offered"), model.refusedAt(A, "offered")?.text ?? null];

describe("undo", () => {
  test("takes back text that could not be read, and brings it again", () => {
    type("abc");
    expect(seen()).toEqual([100, "abc"]);
    model.undo();
    expect(seen()).toEqual([100, null]);
    model.redo();
    expect(seen()).toEqual([100, "abc"]);
    type("120");
    expect(seen()).toEqual([120, null]);
    model.undo();
    expect(seen()).toEqual([100, "abc"]);
  });

  test("takes a pasted block back as one, with what was refused in it", () => {
    model.paste("1,620\t91.4%\r\n71\t");
    expect([
      queue.value(A, "offered"),
      model.refusedAt(A, "answered")?.code,
      queue.value(B, "received"),
      model.told,
    ]).toEqual([1620, "wrong_unit", 71, { taken: 2, refused: 1, beyond: 0, grey: 0 }]);
    model.undo();
    expect([queue.value(A, "offered"), model.refusedAt(A, "answered"), queue.value(B, "received")]).toEqual([
      100,
      null,
      null,
    ]);
  });

  test("is offered beside what a paste did only while the paste is the last thing done", () => {
    model.paste("7");
    expect(model.told).toMatchObject({ taken: 1 });
    model.clear();
    expect(model.told).toBeNull();
  });

  test("of refused text leaves a value alone that came from elsewhere meanwhile", () => {
    type("abc");
    queue.attach([{ id: A, kind: "phone", values: { offered: 130 }, version: 2, savedAt: null }], new Date(1));
    model.undo();
    expect([seen(), queue.isUnsent(A, "offered")]).toEqual([[130, null], false]);
  });

  test("putting refused text back is undone too", () => {
    type("abc");
    model.drop(A, "offered");
    expect(seen()).toEqual([100, null]);
    model.undo();
    expect(seen()).toEqual([100, "abc"]);
  });
});

describe("looking into a cell", () => {
  test("is no edit: what came from elsewhere meanwhile stands", () => {
    model.edit("inside");
    queue.attach([{ id: A, kind: "phone", values: { offered: 130 }, version: 2, savedAt: null }], new Date(1));
    model.commit();
    expect([queue.value(A, "offered"), queue.isUnsent(A, "offered")]).toEqual([130, false]);
  });

  test("a key that changes something is one; text that was refused stays until then", () => {
    type("abc");
    model.edit("inside");
    model.commit();
    expect(seen()).toEqual([100, "abc"]);
    model.edit("inside");
    model.edit("over", "12");
    expect(model.editing).toMatchObject({ how: "inside", draft: "12" });
    model.commit();
    expect(seen()).toEqual([12, null]);
  });
});

test("another cell entered commits what is half typed; grey cells take nothing", () => {
  model.edit("over", "12");
  model.enter({ row: 1, column: 0 });
  expect(queue.value(A, "offered")).toBe(12);
  model.paste("5\t6");
  expect(model.told).toMatchObject({ taken: 1, grey: 1 });
  expect(model.copy()).toBe("5");
});
