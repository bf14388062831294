import { importHistory } from "@/db/queries/imports/imports";
import { inTenant } from "@/db/connection/scope";
import { importRecords } from "./commands/import-records";
import { undoImport } from "./commands/undo-import";
import { inspectSchema, previewSchema } from "./input";
import { inspectFile, previewFile } from "./file";
import { importTargets } from "./destinations";
import { allowed, router } from "../trpc";

export const importRouter = router({
  /** Where a file may be written to, and what was imported before. */
  home: allowed("import.write").query(({ ctx }) =>
    inTenant(
      ctx.db,
      ctx.tenantId,
      async (scope) => {
        const [targets, history] = await Promise.all([importTargets(scope, ctx), importHistory(scope, ctx.teams)]);
        return {
          targets,
          history,
          memberId: ctx.user.id,
          today: ctx.today,
          thresholdSec: ctx.tenant.variants.slThresholdSec,
          zone: ctx.tenant.zone,
          currency: ctx.tenant.currency,
        };
      },
      { readOnly: true },
    ),
  ),
  /** A look at a file: its shape and the best first mapping. Reads only; a mutation because a file does not fit into a URL. */
  inspect: allowed("import.write")
    .input(inspectSchema)
    .mutation(({ ctx, input }) => inspectFile(ctx, input)),
  /** What the file would write. Reads only, as above. */
  preview: allowed("import.write")
    .input(previewSchema)
    .mutation(({ ctx, input }) => previewFile(ctx, input)),
  run: allowed("import.write")
    .input(importRecords.input)
    .mutation(({ ctx, input }) => importRecords.execute(ctx, input)),
  undo: allowed("import.write")
    .input(undoImport.input)
    .mutation(({ ctx, input }) => undoImport.execute(ctx, input)),
});
