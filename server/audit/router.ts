import { z } from "zod";
import { auditSearchSchema } from "@/domain/audit/search";
import { auditPage } from "./audit";
import { allowed, router } from "../trpc";

export const auditRouter = router({
  /** Who did what, newest first, a page at a time. */
  list: allowed("audit.read")
    .input(auditSearchSchema.extend({ before: z.uuid().optional() }))
    .query(({ ctx, input }) => auditPage(ctx, input)),
});
