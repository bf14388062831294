import { z } from "zod";
import { rememberedMapping } from "@/db/queries/imports";
import { inTenant } from "@/db/scope";
import { DELIMITERS, IMPORT_LIMITS, importMappingSchema, type ImportMapping } from "@/domain/import-mapping";
import { headerOf, proposeMapping } from "@/domain/import-proposal";
import { signatureOf, sniffDelimiter } from "@/domain/import-table";
import { Fault } from "../fault";
import type { TenantContext } from "../tenant";
import { readTable } from "./read-table";
import { importTargets } from "./targets";
import { importTextSchema } from "./text";

const column = z.number().int().min(0).max(IMPORT_LIMITS.columns).nullable();

export const inspectSchema = z.strictObject({
  tenant: z.string(),
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

const SHOWN_ROWS = 8;

/** What a file looks like, and the best first mapping for it: the one last used for these headers, else a guess. Writes nothing. */
export async function inspectFile(ctx: TenantContext, input: z.output<typeof inspectSchema>) {
  const delimiter = input.delimiter ?? sniffDelimiter(input.text);
  const table = readTable(input.text, delimiter);
  const headerRow = headerOf(table, input.headerRow);
  const headers = table[headerRow]?.cells ?? [];
  if (headers.length === 0 || table.length - headerRow < 2) throw new Fault("UNPROCESSABLE_CONTENT", "import_no_rows");
  const signature = signatureOf(headers);
  const { targets, stored } = await inTenant(ctx.db, ctx.tenantId, async (scope) => {
    const [found, mapping] = await Promise.all([importTargets(scope, ctx), rememberedMapping(scope, signature)]);
    return { targets: found, stored: mapping };
  }, { readOnly: true });
  const remembered = rememberedFor(stored, headers.length);
  const looked = { delimiter, headerRow, today: ctx.today, targets, remembered, placeColumns: input.placeColumns, usual: input.channelId ?? targets[0]?.id ?? null };
  const { facts, mapping } = proposeMapping(table, looked);
  if (mapping.places.length > IMPORT_LIMITS.places) throw new Fault("UNPROCESSABLE_CONTENT", "import_too_many_places", { found: mapping.places.length, limit: IMPORT_LIMITS.places });
  return {
    signature, targets, mapping, remembered: remembered !== null, rows: table.length - headerRow - 1, facts,
    head: table.slice(0, SHOWN_ROWS).map(({ line, cells }) => ({ line, cells: cells.slice(0, 12).map((cell) => cell.slice(0, 40)) })),
  };
}

/** The stored mapping where it still is one, for as many columns. */
function rememberedFor(stored: unknown, width: number): ImportMapping | null {
  const read = z.looseObject({ rules: importMappingSchema }).safeParse(stored);
  return read.success && read.data.rules.columns.length === width ? read.data.rules : null;
}
