import { z } from "zod";
import { list, slugText, text } from "@/domain/bounds";
import { KPI_IDS } from "@/domain/kpi/kpi";
import type { CardGroup } from "@/domain/dashboard/ledger";

/** Pages whose tiles a member puts in an order of their own. */
const TILE_PAGES = ["home"] as const;

const tilesSchema = list(z.enum(KPI_IDS as [string, ...string[]]), KPI_IDS.length).refine(
  (tiles) => new Set(tiles).size === tiles.length,
);

/** An order to keep: KPIs, each once. Without any it is the usual order again. `replaces` is the order kept before, as the member saw it. */
export const tileOrderSchema = z.strictObject({
  tenant: slugText,
  page: z.enum(TILE_PAGES),
  tiles: tilesSchema,
  /** May name tiles of an older kind. */
  replaces: list(text(60), 200),
});

/** How many cards of a group stand in sight; the others open below them. */
export const IN_SIGHT = 3;

/** `items` in the wanted order; those it does not name follow as they were. Names of nothing that is there are passed over. */
export function ordered<T>(items: readonly T[], wanted: readonly string[], nameOf: (item: T) => string): T[] {
  const place = new Map(wanted.map((name, at) => [name, at]));
  const at = (item: T) => place.get(nameOf(item)) ?? wanted.length;
  return items
    .map((item, index) => ({ item, index }))
    .sort((a, b) => at(a.item) - at(b.item) || a.index - b.index)
    .map(({ item }) => item);
}

/** A new order with those it leaves out of the one before, each after whom it followed: a KPI without a figure today is not on the list that is moved about. */
export function completed(tiles: readonly string[], before: readonly string[]): string[] {
  if (tiles.length === 0) return [];
  const all = [...tiles];
  before.forEach((name, at) => {
    if (!all.includes(name)) all.splice(at === 0 ? 0 : all.indexOf(before[at - 1] ?? "") + 1, 0, name);
  });
  return all;
}

/** The ledger in a member's own order: within each group, whose own order (守り to 攻め) is no matter of taste. */
export function inOwnOrder(groups: readonly CardGroup[], wanted: readonly string[]): CardGroup[] {
  if (wanted.length === 0) return [...groups];
  return groups.map(({ group, cards, more }) => {
    const all = ordered([...cards, ...more], wanted, ({ id }) => id);
    return { group, cards: all.slice(0, IN_SIGHT), more: all.slice(IN_SIGHT) };
  });
}

/** The list with one item taken from its place and put in another; as it was where there is no such place. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length) return [...items];
  return items.toSpliced(from, 1).toSpliced(to, 0, item);
}
