import type { z } from "zod";
import { MOST_EXPORTED } from "@/domain/capacity";
import type { TenantContext } from "../tenant";
import { type RowsAnswer, rowsBehind } from "../trends/rows";
import { inTurn } from "../turn";
import { exportRows } from "./commands/export-rows";
import { csvHead, csvPart, type ExportFile, type FilePart, stillAllowed } from "./file";
import { headRows, rowCells, rowFileName, rowTexts, sumRow } from "./row-file";

type RowsExport = z.output<typeof exportRows.input>;

/** The file of the rows behind a figure: what it is of, the columns, the rows of all pages, the sums. */
export async function rowsFile(ctx: TenantContext, asked: RowsExport): Promise<ExportFile> {
  const first = await inTurn(ctx, () => exportRows.execute(ctx, asked));
  return { name: rowFileName(first, rowTexts(first.subject, asked.locale)), parts: partsOf(ctx, asked, first) };
}

async function* partsOf(ctx: TenantContext, asked: RowsExport, first: RowsAnswer): AsyncGenerator<FilePart, void> {
  const texts = rowTexts(first.subject, asked.locale);
  const cellsOf = rowCells(first, texts);
  let written = first.rows.length;
  yield { text: csvHead(headRows(first, texts)) + (await csvPart(first.rows, cellsOf)), cut: null };
  for (let page = 2; page <= first.pages && written < MOST_EXPORTED; page += 1) {
    const now = await stillAllowed(ctx, asked.tenant, "data.export", "record.read");
    const { rows } = await inTurn(now, () => rowsBehind(now, { ...asked, page }, "part"));
    written += rows.length;
    yield { text: await csvPart(rows, cellsOf), cut: null };
  }
  yield {
    text: await csvPart([first], (view) => sumRow(view, texts)),
    cut: written < first.count ? { count: written, all: first.count } : null,
  };
}
