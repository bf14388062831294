import type { GroupedRow } from "@/domain/tallies/carried";
import type { Cube, CubeRow, RowSpan } from "@/domain/tallies/cube";
import { concernsOf } from "@/domain/tallies/grouping";
import type { TallyQuery } from "@/domain/tallies/query";
import type { Bucket, LocalDate } from "@/domain/time/period";

/** Where each row of the cube counts: its group and its bucket; and what was recorded before the first. */
export interface Places {
  readonly counted: readonly (GroupedRow & { readonly bucket: number })[];
  readonly earlier: readonly GroupedRow[];
  readonly coarser: readonly string[];
}

export function placesOf(cube: Cube, query: TallyQuery, asked: readonly Bucket[]): Places {
  const { range } = query;
  const concerns = concernsOf(query);
  const counted: (GroupedRow & { bucket: number })[] = [];
  const earlier: GroupedRow[] = [];
  const coarser = new Set<string>();
  const single = asked.length === 1;
  for (let i = 0; i < cube.rows.length; i += 1) {
    const [row, { first }] = [cube.rows[i] as CubeRow, cube.spans[i] as RowSpan];
    if (first >= range.until) continue;
    const group = concerns(row);
    if (group === null) continue;
    const coarse = isTooCoarse(row, query);
    if (coarse && row.until > range.from) coarser.add(row.channelId);
    if (coarse) continue;
    if (first >= range.from) counted.push({ row: i, group, bucket: single ? 0 : bucketAt(asked, first) });
    else earlier.push({ row: i, group });
  }
  return { counted, earlier, coarser: [...coarser].sort() };
}

/** A week that straddles two buckets belongs to the one it begins in; a month must lie within the range. */
function isTooCoarse(row: CubeRow, { grain, range, ended = false }: TallyQuery): boolean {
  if (ended && row.until > range.until) return true;
  if (grain === "day") return row.cadence !== "day";
  if (row.cadence !== "month") return false;
  return grain === "week" || row.month < range.from || row.until > range.until;
}

/** The bucket a day of the range lies in: they follow each other without a gap. */
function bucketAt(asked: readonly Bucket[], day: LocalDate): number {
  let [low, high] = [0, asked.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((asked[middle] as Bucket).from <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}
