import { z } from "zod";
import { BOM, csvText } from "@/domain/format/csv";
import { LOCALES } from "@/domain/format/number";
import { type Action, permits } from "@/domain/members/role";
import { forbidden } from "../fault";
import { reportError } from "../log";
import { openTenant, type TenantContext } from "../tenant";
import { breathe } from "../turn";

/** The language a file is written in: that of the page it is asked for on. */
export const fileLocale = z.enum(LOCALES);

export type Cells = readonly (readonly (string | number | null)[])[];

/** `cut`: of how many rows the file is, and of how many there are where that is known; null while nothing is left out. Said with the last part. */
export interface FilePart {
  text: string;
  cut: { count: number; all: number | null } | null;
}

/** A file on its way out. Its text comes in parts, each a moment's work for the server, however long the whole is. */
export interface ExportFile {
  name: string;
  parts: AsyncIterable<FilePart>;
}

/** Who takes the file, as they are by now: every further part is read as a call of its own, with the rights of that moment. */
export async function stillAllowed(ctx: TenantContext, slug: string, ...actions: Action[]): Promise<TenantContext> {
  const now = await openTenant({ ...ctx, lookups: new Map() }, slug);
  if (!actions.every((action) => permits(now, action))) throw forbidden();
  return now;
}

/** Written in one go; other requests come between. */
const AT_ONCE = 50;

/** Rows as a part of a CSV file that Excel in Japan opens; cells that a spreadsheet would run are neutralised. */
export async function csvPart<T>(rows: readonly T[], cellsOf: (row: T) => Cells[number]): Promise<string> {
  const texts: string[] = [];
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    texts.push(csvText(rows.slice(at, at + AT_ONCE).map(cellsOf)));
    await breathe();
  }
  return texts.join("");
}

/** How a CSV file begins. */
export const csvHead = (rows: Cells): string => BOM + csvText(rows);

/** What goes wrong in a part, after the call has been answered, is logged and answered as in any call (server/trpc.ts). */
export const reportedFile = (
  { requestId, user }: TenantContext,
  { path, tenant }: { path: string; tenant: string },
  { name, parts }: ExportFile,
) => ({
  name,
  parts: reportedParts(parts, (error) => reportError(error, { requestId, path, tenant, userId: user.id })),
});

async function* reportedParts(
  parts: ExportFile["parts"],
  report: (error: unknown) => Error,
): AsyncGenerator<FilePart, void> {
  try {
    yield* parts;
  } catch (error) {
    throw report(error);
  }
}
