import { BOM, csvText } from "@/domain/format/csv";

/** Hands a CSV file to the reader, as Excel in Japan opens it; cells that a spreadsheet would run are neutralised. */
export function saveCsv(name: string, rows: readonly (readonly (string | number | null)[])[]): void {
  const url = URL.createObjectURL(new Blob([BOM + csvText(rows)], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${name}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}
