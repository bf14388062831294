import type { Refusal } from "@/domain/kpi/spec";
import { isEstimate, type MeasureId, type NeedId, type Row } from "@/domain/measures/measure";
import { grouped } from "@/domain/grouped";
import type { LocalDate } from "@/domain/time/period";
import { isMonthRecorded } from "@/domain/tallies/coverage";
import { type Cube, type CubeRow } from "@/domain/tallies/cube";
import { concernsOf } from "@/domain/tallies/grouping";
import type { TallyQuery } from "@/domain/tallies/query";

/** What was recorded of contacts in a month, to be laid beside its customer base; and why something of it cannot be. */
export type ContactMonth = {
  readonly period: LocalDate;
  readonly row: Row;
  /** Which of the row's measures were added up of estimates. */
  readonly estimates: readonly MeasureId[];
  readonly refused: { readonly contacts: Refusal | null; readonly unique: Refusal | null };
};

/**
 * Contacts and contacting customers of each group and month. Contacts count only where every channel that recorded some
 * did so for the whole month, as the base is of a whole month too. People cannot be added over days or channels, for who
 * came twice would count twice: they count where one record states them for the month, and no other does.
 */
export function contactMonths(
  cube: Cube,
  query: TallyQuery,
  months: ReadonlySet<LocalDate>,
): Map<string, ContactMonth[]> {
  const concerns = concernsOf(query);
  const isWhole = (own: readonly CubeRow[]) => isMonthRecorded(own, query.work);
  const rows = cube.rows.flatMap((row, at) => {
    const group = months.has(row.month) ? concerns(row) : null;
    return group === null ? [] : [{ row, at, group }];
  });
  return new Map(
    [...grouped(rows, ({ group }) => group)].map(([group, own]) => [
      group,
      [...grouped(own, ({ row }) => row.month)].map(([period, ofMonth]) => monthOf(cube, period, ofMonth, isWhole)),
    ]),
  );
}

type Rows = readonly { readonly row: CubeRow }[];

function estimatesOf(counted: Rows, stating: Rows): MeasureId[] {
  const areEstimates = (id: NeedId, rows: Rows): boolean =>
    rows.some(({ row }) => isEstimate([id], row.values, row.estimates));
  return [
    ...(areEstimates("contacts", counted) ? (["received"] as const) : []),
    ...(areEstimates("unique_contacting_customers", stating) ? (["unique_contacting_customers"] as const) : []),
  ];
}

function monthOf(
  cube: Cube,
  period: LocalDate,
  rows: readonly { row: CubeRow; at: number }[],
  isWhole: (rows: readonly CubeRow[]) => boolean,
): ContactMonth {
  const [contacts, unique] = [cube.column("contacts"), cube.column("unique_contacting_customers")];
  const counted = rows.filter(({ at }) => contacts[at] !== null);
  const stating = rows.filter(({ at }) => unique[at] !== null);
  const ofChannels = grouped(
    counted.map(({ row }) => row),
    ({ channelId }) => channelId,
  );
  const whole = [...ofChannels.values()].every(isWhole);
  const [only, more] = stating;
  const states = only !== undefined && !more && only.row.cadence === "month";
  const sum = counted.reduce((total, { at }) => total + (contacts[at] ?? 0), 0);
  return {
    period,
    row: {
      // Contacts travel as `received`, the raw id behind the derived one.
      received: counted.length > 0 && whole ? sum : null,
      unique_contacting_customers: states ? (unique[only.at] ?? null) : null,
    },
    estimates: estimatesOf(counted, stating),
    refused: {
      contacts: counted.length > 0 && !whole ? "partly_recorded" : null,
      unique: stating.length > 0 && !states ? "not_additive" : null,
    },
  };
}
