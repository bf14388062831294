import { trendViewSchema } from "@/domain/trend-view";
import { trend } from "../trend";
import { allowed, router } from "../trpc";

export const trendRouter = router({
  /** The page of trends, whole. */
  view: allowed("dashboard.read").input(trendViewSchema).query(({ ctx, input }) => trend(ctx, input)),
});
