import type { Sums } from "@/domain/kpi/kpi";
import type { Bucket } from "@/domain/time/period";
import { EMPTY_TALLY, type Tally } from "@/domain/kpi/evaluate";
import type { SubjectId } from "@/domain/kpi/subject";
import type { TallyPlan } from "./plan";

/** The tallies of one bucket; `group` is a channel's or team's id, null when everything is pooled. */
export type TallyCell = {
  readonly bucket: Bucket;
  readonly group: string | null;
  readonly tallies: Readonly<Partial<Record<SubjectId, Tally>>>;
};
/** `coarser`: channels left out, wholly or in part, because their periods are longer than the grain or overrun the range. */
export type TallyTable = { readonly cells: readonly TallyCell[]; readonly coarser: readonly string[] };

/** One row of tallySql. */
export type TallyRow = Record<string, unknown> & { place: number | null; grp: string; coarse: string | null };

const count = (value: unknown) => (typeof value === "number" ? value : 0);

/** Rows → a cell for every bucket of every group, in the order of the buckets; what has no record is counted as none. */
export function readTallies(
  rows: readonly TallyRow[],
  plan: TallyPlan,
  buckets: readonly Bucket[],
  pooled: boolean,
): TallyTable {
  const byPlace = new Map(rows.map((row) => [`${row.place}/${row.grp}`, row]));
  const groups = pooled ? [""] : [...new Set(rows.filter((row) => row.place !== null).map((row) => row.grp))].sort();
  const cells = groups.flatMap((grp) =>
    buckets.map((bucket, i) => {
      const row = byPlace.get(`${i + 1}/${grp}`);
      const tallies = Object.fromEntries(
        [...plan.cellOf].map(([id, cell]) => [id, row ? tallyOf(row, plan, cell) : EMPTY_TALLY]),
      );
      return { bucket, group: grp === "" ? null : grp, tallies };
    }),
  );
  const coarser = [...new Set(rows.flatMap((row) => row.coarse?.split(",") ?? []))].sort();
  return { cells, coarser };
}

function tallyOf(row: TallyRow, plan: TallyPlan, c: number): Tally {
  const cell = plan.cells[c];
  const set = cell && plan.sets[cell.set];
  if (!set) return EMPTY_TALLY;
  const used = count(row[`c${c}`]);
  const sums: Sums = {};
  if (used > 0) set.needs.forEach((id, i) => (sums[id] = count(row[`s${c}_${i}`])));
  return { sums, used, total: count(row[cell.kinds === null ? "t" : `t${cell.kinds}`]), mixed: row[`m${c}`] === true };
}
