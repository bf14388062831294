import { describe, expect, test } from "vitest";
import type { CardGroup } from "@/domain/dashboard/ledger";
import { completed, inOwnOrder, moved, ordered, tileOrderSchema } from "@/domain/dashboard/tile-order";

const self = (name: string) => name;
const group = (name: CardGroup["group"], cards: string[], more: string[]) =>
  ({ group: name, cards: cards.map((id) => ({ id })), more: more.map((id) => ({ id })) }) as unknown as CardGroup;
const idsOf = (groups: readonly CardGroup[]) =>
  groups.map(({ cards, more }) => [cards.map(({ id }) => id), more.map(({ id }) => id)]);

describe("an own order", () => {
  test("comes first; what it does not name follows as it was, what is gone is passed over", () => {
    expect(ordered(["a", "b", "c", "d"], ["d", "gone", "b"], self)).toEqual(["d", "b", "a", "c"]);
    expect(ordered(["a", "b"], [], self)).toEqual(["a", "b"]);
  });

  test("holds within a group, brings what was below into sight, and leaves the groups where they are", () => {
    const groups = [
      group("efficiency", ["answer_rate", "aht_sec", "abandon_rate"], ["asa_sec", "occupancy"]),
      group("quality", ["nps"], []),
    ];
    expect(idsOf(inOwnOrder(groups, ["nps", "occupancy", "abandon_rate"]))).toEqual([
      [
        ["occupancy", "abandon_rate", "answer_rate"],
        ["aht_sec", "asa_sec"],
      ],
      [["nps"], []],
    ]);
    expect(idsOf(inOwnOrder(groups, []))).toEqual(idsOf(groups));
  });

  test("is made a step at a time or at once, and stays at its ends", () => {
    expect([
      moved(["a", "b", "c"], 2, 1),
      moved(["a", "b", "c"], 0, 1),
      moved(["a", "b", "c"], 2, 0),
      moved(["a", "b"], 0, -1),
      moved(["a", "b"], 1, 2),
    ]).toEqual([
      ["a", "c", "b"],
      ["b", "a", "c"],
      ["c", "a", "b"],
      ["a", "b"],
      ["a", "b"],
    ]);
  });

  test("keeps the place of what has no figure today", () => {
    expect(completed(["c", "a"], ["nps", "a", "b", "c"])).toEqual(["nps", "c", "a", "b"]);
    expect([completed(["a", "b"], []), completed([], ["a"])]).toEqual([["a", "b"], []]);
  });

  test("names KPIs, each once", () => {
    const of = (tiles: string[]) =>
      tileOrderSchema.safeParse({ tenant: "x", page: "home", tiles, replaces: [] }).success;
    expect([of([]), of(["nps", "fcr"]), of(["nps", "nps"]), of(["ledger"])]).toEqual([true, true, false, false]);
  });
});
