import { z } from "zod";
import { rememberedMapping } from "@/db/queries/imports";
import { inTenant } from "@/db/scope";
import { slugText } from "@/domain/bounds";
import { possibleOrders } from "@/domain/import-date";
import { type ColumnGuess, guessColumns, guessDateOrder, guessPlace, guessThreshold } from "@/domain/import-guess";
import { type ColumnUse, type DateOrder, DELIMITERS, IMPORT_LIMITS, importMappingSchema, type ImportMapping, type Place } from "@/domain/import-mapping";
import { isTotalRow, placeKey } from "@/domain/import-rows";
import { findHeader, signatureOf, sniffDelimiter, type TableRow } from "@/domain/import-table";
import type { ImportTarget } from "@/domain/import-target";
import { Fault } from "../fault";
import type { TenantContext } from "../tenant";
import { readTable } from "./read-table";
import { importTargets } from "./targets";
import { importTextSchema } from "./text";

const column = z.number().int().min(0).max(IMPORT_LIMITS.columns).nullable();

export const inspectSchema = z.strictObject({
  tenant: slugText,
  text: importTextSchema,
  /** Null: found out. */
  delimiter: z.enum(DELIMITERS).nullable(),
  headerRow: z.number().int().min(0).max(IMPORT_LIMITS.headerSearch).nullable(),
  /** Which columns name the place, once a person has said so; null: guessed. */
  placeColumns: z.strictObject({ team: column, channel: column }).nullable(),
  /** The channel a file without a channel column is likely for. */
  channelId: z.uuid().nullable(),
});
export type Inspection = Awaited<ReturnType<typeof inspectFile>>;

const SAMPLES = 3;
const GUESSED_FROM = 50;
const SHOWN_ROWS = 8;

/** What a file looks like, and the best first mapping for it: the one last used for these headers, else a guess. Writes nothing. */
export async function inspectFile(ctx: TenantContext, input: z.output<typeof inspectSchema>) {
  const delimiter = input.delimiter ?? sniffDelimiter(input.text);
  const table = readTable(input.text, delimiter);
  const headerRow = Math.min(input.headerRow ?? findHeader(table), Math.max(table.length - 1, 0));
  const headers = table[headerRow]?.cells ?? [];
  const body = table.slice(headerRow + 1);
  if (headers.length === 0 || body.length === 0) throw new Fault("UNPROCESSABLE_CONTENT", "import_no_rows");
  const signature = signatureOf(headers);
  const { targets, stored } = await inTenant(ctx.db, ctx.tenantId, async (scope) => {
    const [found, mapping] = await Promise.all([importTargets(scope, ctx), rememberedMapping(scope, signature)]);
    return { targets: found, stored: mapping };
  }, { readOnly: true });
  const guesses = guessColumns(headers.map((header, at) => ({ header, values: valuesAt(body, at).slice(0, GUESSED_FROM) })));
  const remembered = rememberedFor(stored, headers.length);
  const uses = (remembered ?? { columns: guesses.map(({ use }) => use) }).columns;
  const at = input.placeColumns ?? { team: indexOf(uses, "team"), channel: indexOf(uses, "channel") };
  const usual = input.channelId ?? targets[0]?.id ?? null;
  const places = placesOf(body, at, targets, usual, remembered?.places ?? []);
  const mapping = remembered
    ? { ...remembered, delimiter, headerRow, firstDay: null, places, dateOrder: orderFor(remembered, body) }
    : guessedMapping(guesses, body, headers, { delimiter, headerRow, places });
  return {
    signature, targets, mapping, remembered: remembered !== null, rows: body.length,
    head: table.slice(0, SHOWN_ROWS).map(({ line, cells }) => ({ line, cells: cells.slice(0, 12).map((cell) => cell.slice(0, 40)) })),
    columns: headers.map((header, i) => columnFacts(header, valuesAt(body, i), guesses[i])),
  };
}

const valuesAt = (body: readonly TableRow[], at: number): string[] => body.flatMap(({ cells }) => (cells[at]?.trim() ? [cells[at]] : []));

function indexOf(uses: readonly ColumnUse[], use: ColumnUse["use"]): number | null {
  const at = uses.findIndex((one) => one.use === use);
  return at < 0 ? null : at;
}

function columnFacts(header: string, values: readonly string[], guess: ColumnGuess | undefined) {
  return {
    header: header.replace(/\s+/g, " ").trim(), samples: [...new Set(values)].slice(0, SAMPLES).map((value) => value.slice(0, 40)), filled: values.length,
    dateOrders: possibleOrders(values), leftOut: guess?.leftOut ?? null,
  };
}

/** The stored mapping where it still is one, for as many columns. */
function rememberedFor(stored: unknown, width: number): ImportMapping | null {
  const read = z.looseObject({ rules: importMappingSchema }).safeParse(stored);
  return read.success && read.data.rules.columns.length === width ? read.data.rules : null;
}

/** The order of last time where this file's dates allow it; else the only one they allow; else none: it is asked. */
function orderFor({ columns, dateOrder }: ImportMapping, body: readonly TableRow[]): DateOrder | null {
  const date = indexOf(columns, "date");
  const orders = date === null ? [] : possibleOrders(valuesAt(body, date));
  if (orders.length > 1) return orders.find((order) => order === dateOrder) ?? null;
  return orders[0] ?? dateOrder;
}

/** Each pair of team and channel texts in the file with its channel: as last time, else by name. */
function placesOf(body: readonly TableRow[], at: { team: number | null; channel: number | null }, targets: readonly ImportTarget[], usual: string | null, before: readonly Place[]): Place[] {
  const textAt = ({ cells }: TableRow, i: number | null) => (i === null ? null : (cells[i] ?? "").trim());
  const pairs = new Map(body.filter((row) => !isTotalRow(row)).map((row) => { const pair = { team: textAt(row, at.team), channel: textAt(row, at.channel) }; return [placeKey(pair), pair]; }));
  if (pairs.size > IMPORT_LIMITS.places) throw new Fault("UNPROCESSABLE_CONTENT", "import_too_many_places", { found: pairs.size, limit: IMPORT_LIMITS.places });
  const known = new Map(before.map((place) => [placeKey(place), place.channelId]));
  return [...pairs].map(([key, { team, channel }]) => {
    const kept = known.get(key);
    const living = kept === null || targets.some(({ id }) => id === kept);
    return kept !== undefined && living ? { team, channel, channelId: kept } : guessPlace(team, channel, targets, usual);
  });
}

function guessedMapping(guesses: readonly ColumnGuess[], body: readonly TableRow[], headers: readonly string[], known: Pick<ImportMapping, "delimiter" | "headerRow" | "places">): ImportMapping {
  const columns = guesses.map(({ use }) => use);
  const date = indexOf(columns, "date");
  const within = headers.filter((_, i) => { const use = columns[i]; return use?.use === "measure" && use.measure.endsWith("_in_threshold"); });
  return { ...known, columns, dateOrder: date === null ? "ymd" : guessDateOrder(valuesAt(body, date)), firstDay: null, thresholdSec: guessThreshold(within) };
}
