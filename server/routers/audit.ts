import { z } from "zod";
import { auditSearchSchema } from "@/domain/audit-search";
import { auditFile, auditPage } from "../audit";
import { allowed, router } from "../trpc";

export const auditRouter = router({
  /** Who did what, newest first, a page at a time. */
  list: allowed("audit.read").input(auditSearchSchema.extend({ before: z.uuid().optional() })).query(({ ctx, input }) => auditPage(ctx, input)),
  /** The same, all of it: for a file. */
  file: allowed("audit.read", "data.export").input(auditSearchSchema).query(({ ctx, input }) => auditFile(ctx, input)),
});
