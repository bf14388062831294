import { BOM, csvText } from "@/domain/format/csv";

/** Hands a CSV file to the reader: its text, in as many pieces as it came. */
export function saveFile(name: string, texts: readonly string[]): void {
  const url = URL.createObjectURL(new Blob([...texts], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** What stands on the screen as a file, as Excel in Japan opens it; cells that a spreadsheet would run are neutralised. */
export const saveCsv = (name: string, rows: readonly (readonly (string | number | null)[])[]): void =>
  saveFile(`${name}.csv`, [BOM + csvText(rows)]);
