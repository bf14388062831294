import type { z } from "zod";
import { MOST_EXPORTED } from "@/domain/capacity";
import { auditFile, type LogPart } from "../audit/audit";
import type { TenantContext } from "../tenant";
import { translatorOf } from "./texts";
import { inTurn } from "../turn";
import { exportAuditLog } from "./commands/export-audit-log";
import { csvHead, csvPart, type ExportFile, type FilePart, stillAllowed } from "./file";
import { entryCells, headRow, logFileName, logWords } from "./log-file";

type LogExport = z.output<typeof exportAuditLog.input>;

/** The file of everything that a search of the audit log finds, the newest first. */
export async function auditLogFile(ctx: TenantContext, asked: LogExport): Promise<ExportFile> {
  const first = await inTurn(ctx, () => exportAuditLog.execute(ctx, asked));
  return { name: logFileName(asked.locale), parts: partsOf(ctx, asked, first) };
}

async function* partsOf(
  ctx: TenantContext,
  { locale, tenant, ...search }: LogExport,
  first: LogPart,
): AsyncGenerator<FilePart, void> {
  const t = translatorOf(locale, "audit");
  const written = (part: LogPart) => csvPart(part.rows, entryCells(part.zone, logWords(part, locale), t));
  let next = first.next;
  let count = first.rows.length;
  const isCut = () => (next !== null && count >= MOST_EXPORTED ? { count, all: null } : null);
  yield { text: csvHead([headRow(first.zone, t)]) + (await written(first)), cut: isCut() };
  while (next !== null && count < MOST_EXPORTED) {
    const before = next;
    const now = await stillAllowed(ctx, tenant, "data.export", "audit.read");
    const part = await inTurn(now, () => auditFile(now, { ...search, before }));
    next = part.next;
    count += part.rows.length;
    yield { text: await written(part), cut: isCut() };
  }
}
