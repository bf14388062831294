import { possibleOrders } from "@/domain/imports/dates/reader";
import { fileFacts, type FileFacts } from "@/domain/imports/facts";
import { guessThreshold } from "@/domain/imports/columns/guess";
import type { ColumnUse, Delimiter, ImportMapping, ImportPlace } from "@/domain/imports/mapping";
import { guessPlace } from "@/domain/imports/columns/place";
import { placeKey } from "@/domain/imports/rows";
import { rowSorter } from "@/domain/imports/skip";
import { findHeader, type TableRow } from "@/domain/imports/table";
import type { ImportTarget } from "@/domain/imports/destination";
import { definitionOf } from "@/domain/measures/measure";
import type { LocalDate } from "@/domain/time/period";

/** What is known when a file is looked at: where its rows may go, the mapping last used for its headers, what a person has chosen since. */
export interface FileContext {
  delimiter: Delimiter;
  headerRow: number | null;
  today: LocalDate;
  targets: readonly ImportTarget[];
  remembered: ImportMapping | null;
  placeColumns: PlaceColumns | null;
  usual: string | null;
}
export interface PlaceColumns {
  team: number | null;
  channel: number | null;
}
export interface Proposal {
  facts: FileFacts;
  mapping: ImportMapping;
}

export const headerOf = (table: readonly TableRow[], chosen: number | null): number =>
  Math.min(chosen ?? findHeader(table), Math.max(table.length - 1, 0));

/** The best first mapping for a file: the one last used for these headers, else a guess. What the file leaves open stays open. */
export function proposeMapping(table: readonly TableRow[], looked: FileContext): Proposal {
  const { delimiter, remembered, targets, today } = looked;
  const headerRow = headerOf(table, looked.headerRow);
  const facts = fileFacts(table, headerRow, today);
  const columns = remembered?.columns ?? facts.columns.map(({ guess }) => guess.use);
  const at = looked.placeColumns ?? { team: indexOf(columns, "team"), channel: indexOf(columns, "channel") };
  const places = placesOf(table, headerRow, {
    columns,
    at,
    targets,
    usual: looked.usual,
    before: remembered?.places ?? [],
  });
  if (remembered) return { facts, mapping: { ...remembered, delimiter, headerRow, firstDay: null, places } };
  const date = indexOf(columns, "date");
  const orders = date === null ? possibleOrders([]) : (facts.columns[date]?.dates.orders ?? []);
  const within = facts.columns.filter((_, i) => {
    const use = columns[i];
    return use?.use === "measure" && definitionOf(use.measure) === "slThresholdSec";
  });
  const dateOrder = orders.length === 1 ? (orders[0] ?? null) : null;
  return {
    facts,
    mapping: {
      delimiter,
      headerRow,
      columns,
      places,
      dateOrder,
      firstDay: null,
      thresholdSec: guessThreshold(within.map(({ header }) => header)),
    },
  };
}

export function indexOf(uses: readonly ColumnUse[], use: ColumnUse["use"]): number | null {
  const at = uses.findIndex((one) => one.use === use);
  return at < 0 ? null : at;
}

interface Placing {
  columns: readonly ColumnUse[];
  at: PlaceColumns;
  targets: readonly ImportTarget[];
  usual: string | null;
  before: readonly ImportPlace[];
}

/** Each pair of team and channel texts in the file with its channel: as last time, else by name. */
function placesOf(
  table: readonly TableRow[],
  headerRow: number,
  { columns, at, targets, usual, before }: Placing,
): ImportPlace[] {
  const textAt = ({ cells }: TableRow, i: number | null) => (i === null ? null : (cells[i] ?? "").trim());
  const sort = rowSorter(
    { columns: [...columns] },
    table[headerRow]?.cells ?? [],
    targets.flatMap(({ name, teamName }) => [name, teamName]),
  );
  const pairs = new Map(
    table
      .slice(headerRow + 1)
      .filter((row) => sort(row) === null)
      .map((row) => {
        const pair = { team: textAt(row, at.team), channel: textAt(row, at.channel) };
        return [placeKey(pair), pair];
      }),
  );
  const known = new Map(before.map((place) => [placeKey(place), place]));
  return [...pairs].map(([key, { team, channel }]) => {
    const kept = known.get(key);
    const living = kept?.channelId === null || targets.some(({ id }) => id === kept?.channelId);
    return kept !== undefined && living ? { ...kept, team, channel } : guessPlace(team, channel, targets, usual);
  });
}
