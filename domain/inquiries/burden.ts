export type CategoryLoad = {
  readonly id: string;
  readonly count: number;
  /** Mean handle time in seconds; null when not recorded: the category has a count but no known workload. */
  readonly ahtSec: number | null;
};

export type ParetoRow = CategoryLoad & {
  readonly handleSec: number | null;
  /** Of the total count (or workload), 0..1; null when the total is 0. */
  readonly share: number | null;
  readonly cumulative: number | null;
};
export type Pareto = {
  readonly rows: readonly ParetoRow[];
  readonly total: number;
  /** How many leading rows reach the threshold; null without a total. */
  readonly vitalFew: number | null;
};

/** 「その他」 is always drawn last, but counted. */
export const OTHER_CATEGORY = "other";

/**
 * Categories by falling count or workload (count × AHT). Ties keep the given order. DOMAIN 6, `pareto.counts`.
 * @param by "workload" leaves categories without a known AHT at the end, with null shares.
 */
export function pareto(
  categories: readonly CategoryLoad[],
  by: "count" | "workload",
  { threshold = 0.8, other = OTHER_CATEGORY }: { threshold?: number; other?: string } = {},
): Pareto {
  const weighed = categories.map((c) => {
    const handleSec = c.ahtSec === null ? null : c.count * c.ahtSec;
    return { ...c, handleSec, weight: by === "count" ? c.count : handleSec };
  });
  const total = weighed.reduce((sum, c) => sum + (c.weight ?? 0), 0);
  const last = (c: { id: string; weight: number | null }): number => {
    if (c.weight === null) return 2;
    return c.id === other ? 1 : 0;
  };
  const sorted = weighed.toSorted((a, b) => last(a) - last(b) || (b.weight ?? 0) - (a.weight ?? 0));
  let running = 0;
  const rows = sorted.map(({ weight, ...c }): ParetoRow => {
    running += weight ?? 0;
    const known = weight !== null && total > 0;
    return { ...c, share: known ? weight / total : null, cumulative: known ? running / total : null };
  });
  const reached = rows.findIndex((row) => row.cumulative !== null && row.cumulative >= threshold - 1e-12);
  return { rows, total, vitalFew: reached < 0 ? null : reached + 1 };
}

/** Hours and yen a load costs as pure handle time: count × AHT × loaded hourly rate. Idle time is in domain/finance/value.ts, not here. */
export function burdenOf(handleSec: number, hourlyYen: number): { hours: number; yen: number } {
  const hours = handleSec / 3600;
  return { hours, yen: hours * hourlyYen };
}
