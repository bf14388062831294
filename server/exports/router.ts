import { allowed, router } from "../trpc";
import { auditLogFile } from "./audit-log";
import { exportAuditLog } from "./commands/export-audit-log";
import { exportRows } from "./commands/export-rows";
import { reportedFile } from "./file";
import { rowsFile } from "./rows";

/** What members take out as files. Each is written down in the audit log before its first row leaves. */
export const exportRouter = router({
  /** The recorded periods behind one figure, those of all pages. */
  rows: allowed("data.export", "record.read")
    .input(exportRows.input)
    .mutation(async ({ ctx, input, path }) =>
      reportedFile(ctx, { path, tenant: input.tenant }, await rowsFile(ctx, input)),
    ),
  /** Who did what, as far as the search finds it. */
  auditLog: allowed("data.export", "audit.read")
    .input(exportAuditLog.input)
    .mutation(async ({ ctx, input, path }) =>
      reportedFile(ctx, { path, tenant: input.tenant }, await auditLogFile(ctx, input)),
    ),
});
