import { CsvError, parse } from "csv-parse/sync";
import { type Delimiter, IMPORT_LIMITS } from "@/domain/import-mapping";
import type { TableRow } from "@/domain/import-table";
import { Fault } from "../fault";

type Parsed = { record: string[]; info: { lines: number } };

/** The rows of a CSV text with the line each begins on; blank lines are left out. Faults name the line they stopped at. */
export function readTable(text: string, delimiter: Delimiter): TableRow[] {
  if (Buffer.byteLength(text) > IMPORT_LIMITS.bytes) throw new Fault("PAYLOAD_TOO_LARGE", "import_too_large", { mb: IMPORT_LIMITS.bytes / 1024 / 1024 });
  // One kind of line end: csv-parse takes the first it meets for all, and counts \r\n within quotes as two lines.
  const rows = parsed(text.replace(/\r\n?/g, "\n"), delimiter).map(({ record, info }): TableRow => {
    const breaks = record.reduce((sum, cell) => sum + (cell.includes("\n") ? cell.split("\n").length - 1 : 0), 0);
    return { line: info.lines - breaks, cells: record };
  });
  if (rows.length - 1 > IMPORT_LIMITS.rows) throw new Fault("PAYLOAD_TOO_LARGE", "import_too_many_rows", { rows: rows.length - 1, limit: IMPORT_LIMITS.rows });
  for (const { line, cells } of rows) {
    if (cells.length > IMPORT_LIMITS.columns) throw new Fault("PAYLOAD_TOO_LARGE", "import_too_many_columns", { line, columns: cells.length, limit: IMPORT_LIMITS.columns });
    if (cells.some((cell) => cell.length > IMPORT_LIMITS.cell)) throw new Fault("PAYLOAD_TOO_LARGE", "import_cell_too_long", { line, limit: IMPORT_LIMITS.cell });
  }
  return rows;
}

const OPTIONS = { info: true, relax_column_count: true, relax_quotes: true, bom: true, skip_empty_lines: true, record_delimiter: "\n" } as const;

function parsed(text: string, delimiter: Delimiter): Parsed[] {
  try {
    // Rows of unequal length and stray quotes are how real exports look; an unclosed quote swallows rows and is refused.
    return parse(text, { ...OPTIONS, delimiter }) as unknown as Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Fault("UNPROCESSABLE_CONTENT", "import_broken_quote", { line: lineAfter(text, delimiter, Number(error["records"] ?? 0)) });
  }
}

/** The line on which the row after so many begins: a quote that is never closed is only missed at the end of the file. */
function lineAfter(text: string, delimiter: Delimiter, rows: number): number {
  if (rows === 0) return 1;
  const read = parse(text, { ...OPTIONS, delimiter, to: rows }) as unknown as Parsed[];
  return (read.at(-1)?.info.lines ?? 0) + 1;
}
