import { CsvError, parse } from "csv-parse/sync";
import { type Delimiter, IMPORT_LIMITS } from "@/domain/imports/mapping";
import type { TableRow } from "@/domain/imports/table";
import { Fault } from "../fault";

/** Of a whole file. `lines`: blank ones and those within cells included. */
const WHOLE = { lines: 10 * IMPORT_LIMITS.rows, cells: 3_000_000 } as const;
/** No lawful row is longer: each character may be written twice in quotes, or take three bytes; delimiters come on top. */
const ROW_LENGTH = 3 * IMPORT_LIMITS.columns * IMPORT_LIMITS.cell;

/**
 * The rows of a CSV text with the line each begins on; blank lines are left out. Faults name the line they stopped at.
 * Every limit is looked at before or while reading: what is beyond one is never built.
 */
export function readTable(text: string, delimiter: Delimiter): TableRow[] {
  if (Buffer.byteLength(text) > IMPORT_LIMITS.bytes)
    throw new Fault("PAYLOAD_TOO_LARGE", "import_too_large", { mb: IMPORT_LIMITS.bytes / 1024 / 1024 });
  // One kind of line end: csv-parse takes the first it meets for all, and counts \r\n within quotes as two lines.
  const even = text.replace(/\r\n?/g, "\n");
  checkLines(even, delimiter);
  const rows: TableRow[] = [];
  let cellsRead = 0;
  read(even, delimiter, (cells, lines) => {
    const breaks = cells.reduce((sum, cell) => sum + (cell.includes("\n") ? cell.split("\n").length - 1 : 0), 0);
    const line = lines - breaks;
    cellsRead += cells.length;
    if (rows.length > IMPORT_LIMITS.rows) throw tooManyRows();
    if (cellsRead > WHOLE.cells) throw new Fault("PAYLOAD_TOO_LARGE", "import_too_many_cells", { limit: WHOLE.cells });
    if (cells.length > IMPORT_LIMITS.columns) throw tooManyColumns(line);
    if (cells.some((cell) => cell.length > IMPORT_LIMITS.cell)) throw cellTooLong(line);
    rows.push({ line, cells });
  });
  return rows;
}

const tooManyRows = () => new Fault("PAYLOAD_TOO_LARGE", "import_too_many_rows", { limit: IMPORT_LIMITS.rows });
const tooManyColumns = (line: number) =>
  new Fault("PAYLOAD_TOO_LARGE", "import_too_many_columns", { line, limit: IMPORT_LIMITS.columns });
const cellTooLong = (line: number) =>
  new Fault("PAYLOAD_TOO_LARGE", "import_cell_too_long", { line, limit: IMPORT_LIMITS.cell });

/** What can be told without knowing rows and cells: too many lines, or one so long that no row can be it. */
function checkLines(text: string, delimiter: Delimiter): void {
  let [line, begun] = [1, 0];
  for (let at = 0; at < text.length; at += 1) {
    if (at - begun > ROW_LENGTH)
      throw hasMore(text.slice(begun, at), delimiter) ? tooManyColumns(line) : cellTooLong(line);
    if (text[at] !== "\n") continue;
    [line, begun] = [line + 1, at + 1];
    if (line > WHOLE.lines) throw new Fault("PAYLOAD_TOO_LARGE", "import_too_many_lines", { limit: WHOLE.lines });
  }
}

const hasMore = (text: string, delimiter: Delimiter): boolean =>
  text.split(delimiter, IMPORT_LIMITS.columns + 2).length > IMPORT_LIMITS.columns;

/** Hands over row by row; a Fault that `take` throws ends the reading there. */
function read(text: string, delimiter: Delimiter, take: (cells: string[], lines: number) => void): void {
  let last = 0;
  const onRecord = (cells: string[], { lines }: { lines: number }) => {
    last = lines;
    take(cells, lines);
    // Nothing for the parser to keep.
    return null;
  };
  try {
    // Rows of unequal length and stray quotes are how real exports look; an unclosed quote swallows rows and is refused.
    parse(text, {
      relax_column_count: true,
      relax_quotes: true,
      bom: true,
      skip_empty_lines: true,
      record_delimiter: "\n",
      max_record_size: ROW_LENGTH,
      delimiter,
      on_record: onRecord,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // A row longer than any, though no line is: a quote that swallows the lines after it.
    throw new Fault("UNPROCESSABLE_CONTENT", "import_broken_quote", { line: last + 1 });
  }
}
