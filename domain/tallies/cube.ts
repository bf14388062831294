import type { Cadence, ChannelKind } from "@/domain/measures/channel";
import { type MeasureId, type NeedId, type Row, valueOf } from "@/domain/measures/measure";
import type { LocalDate } from "@/domain/time/period";

/**
 * Records of one channel that begin in one month, added up. All of them hold the same measures, as counts or as
 * estimates, in the same rhythm and by the same definitions: so whatever a figure needs to be complete, it takes all of a row or nothing.
 */
export type CubeRow = {
  /** The first of the month. */
  readonly month: LocalDate;
  readonly teamId: string;
  readonly channelId: string;
  readonly kind: ChannelKind;
  readonly cadence: Cadence;
  /** The definitions kept with the records; null is the tenant's of that day. */
  readonly slThresholdSec: number | null;
  readonly cesScale: string | null;
  /** Bit d − 1 is set where a record begins on day d. */
  readonly days: number;
  /** The end of the last record. */
  readonly until: LocalDate;
  /** Which measures are estimates, in all of the records alike. */
  readonly estimates: readonly MeasureId[];
  /** What was asked for of the measures: sums; of a stock its first opening or last closing. null: these records do not hold it. */
  readonly values: Row;
};

/** The customer base of a month. */
export type BaseRow = { readonly start: LocalDate; readonly values: Row };

/** A channel of the tenant, whoever asks. */
export type Place = { readonly channelId: string; readonly teamId: string };

/** What was recorded, added up as far as questions about it allow (see cuts.ts). */
export interface Cube {
  readonly rows: readonly CubeRow[];
  readonly base: readonly BaseRow[];
  /** Every channel of the tenant that recorded anything: whether a question is about all of it. */
  readonly places: readonly Place[];
  /** What each row is worth of a needed id, in the order of the rows; null = not recorded. Worked out once. */
  column(id: NeedId): readonly (number | null)[];
  /** When each row's first and last record begin, and how many they are. */
  readonly spans: readonly RowSpan[];
}

export type RowSpan = { readonly first: LocalDate; readonly last: LocalDate; readonly records: number };

export function cubeOf({ rows, base, places }: Omit<Cube, "column" | "spans">): Cube {
  const columns = new Map<NeedId, readonly (number | null)[]>();
  return {
    rows,
    base,
    places,
    spans: rows.map((row) => ({ first: firstStart(row), last: lastStart(row), records: countBits(row.days) })),
    column(id) {
      const known = columns.get(id);
      if (known) return known;
      // The rows' sums go through the same rule as a record's values: within a row every record takes the same way of it.
      const made = rows.map(({ values }) => valueOf(id, values));
      columns.set(id, made);
      return made;
    },
  };
}

export const dayOfMonth = (month: LocalDate, day: number): LocalDate =>
  `${month.slice(0, -2)}${String(day).padStart(2, "0")}`;

const firstStart = ({ month, days }: CubeRow): LocalDate => dayOfMonth(month, 32 - Math.clz32(days & -days));
const lastStart = ({ month, days }: CubeRow): LocalDate => dayOfMonth(month, 32 - Math.clz32(days));

/** The day each of its records begins on. */
export const daysOf = ({ month, days }: CubeRow): LocalDate[] =>
  Array.from({ length: 31 }, (_, i) => i)
    .filter((i) => (days & (1 << i)) !== 0)
    .map((i) => dayOfMonth(month, i + 1));

/** How many days a set of bits holds. */
export function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}
