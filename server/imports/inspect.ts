import { z } from "zod";
import { IMPORT_LIMITS, importMappingSchema, type ImportMapping } from "@/domain/imports/mapping";
import { headerOf, proposeMapping } from "@/domain/imports/columns/proposal";
import { signatureOf, sniffDelimiter } from "@/domain/imports/table";
import type { ImportTarget } from "@/domain/imports/destination";
import type { LocalDate } from "@/domain/time/period";
import { Fault } from "../fault";
import type { inspectSchema } from "./input";
import { readTable } from "./read-table";

/** What is asked, with the file as bytes and the channels the member may write to. */
type LookedAt = Omit<z.output<typeof inspectSchema>, "tenant" | "text"> & {
  text: Uint8Array;
  targets: readonly ImportTarget[];
  today: LocalDate;
};
export type Inspection = Awaited<ReturnType<typeof lookAtFile>>;

const SHOWN_ROWS = 8;

/**
 * What a file looks like, and the best first mapping for it: the one last used for these headers, else a guess. In a worker
 * thread (server/heavy); asks which mapping is stored for the headers' signature, null where none is.
 */
export async function lookAtFile(input: LookedAt, ask: (signature: string) => Promise<unknown>) {
  const { targets, today } = input;
  const text = new TextDecoder().decode(input.text);
  const delimiter = input.delimiter ?? sniffDelimiter(text);
  const table = readTable(text, delimiter);
  const headerRow = headerOf(table, input.headerRow);
  const headers = table[headerRow]?.cells ?? [];
  if (headers.length === 0 || table.length - headerRow < 2) throw new Fault("UNPROCESSABLE_CONTENT", "import_no_rows");
  const signature = signatureOf(headers);
  const remembered = rememberedFor(await ask(signature), headers.length);
  const looked = {
    delimiter,
    headerRow,
    today,
    targets,
    remembered,
    placeColumns: input.placeColumns,
    usual: input.channelId ?? targets[0]?.id ?? null,
  };
  const { facts, mapping } = proposeMapping(table, looked);
  if (mapping.places.length > IMPORT_LIMITS.places)
    throw new Fault("UNPROCESSABLE_CONTENT", "import_too_many_places", {
      found: mapping.places.length,
      limit: IMPORT_LIMITS.places,
    });
  return {
    signature,
    targets,
    mapping,
    remembered: remembered !== null,
    rows: table.length - headerRow - 1,
    facts,
    head: table
      .slice(0, SHOWN_ROWS)
      .map(({ line, cells }) => ({ line, cells: cells.slice(0, 12).map((cell) => cell.slice(0, 40)) })),
  };
}

/** The stored mapping where it still is one, for as many columns. */
function rememberedFor(stored: unknown, width: number): ImportMapping | null {
  const read = z.looseObject({ rules: importMappingSchema }).safeParse(stored);
  return read.success && read.data.rules.columns.length === width ? read.data.rules : null;
}
