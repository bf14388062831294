import { viewSchema } from "@/domain/view";
import { overview } from "../overview";
import { allowed, router } from "../trpc";

export const kpiRouter = router({
  /** The first page, whole. */
  overview: allowed("dashboard.read").input(viewSchema).query(({ ctx, input }) => overview(ctx, input)),
});
