import { z } from "zod";
import { auditSearchSchema } from "@/domain/audit/search";
import { auditFile, auditPage } from "./audit";
import { allowed, router } from "../trpc";

const partSchema = auditSearchSchema.extend({ before: z.uuid().optional() });

export const auditRouter = router({
  /** Who did what, newest first, a page at a time. */
  list: allowed("audit.read")
    .input(partSchema)
    .query(({ ctx, input }) => auditPage(ctx, input)),
  /** The same for a file, in larger parts. */
  file: allowed("audit.read", "data.export")
    .input(partSchema)
    .query(({ ctx, input }) => auditFile(ctx, input)),
});
