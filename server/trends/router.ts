import { rowsViewSchema, trendViewSchema } from "@/domain/views/trend";
import { rowsBehind } from "./rows";
import { trend } from "./trend";
import { allowed, router } from "../trpc";
import { inTurn } from "../turn";

export const trendRouter = router({
  /** The page of trends, whole. */
  view: allowed("dashboard.read")
    .input(trendViewSchema)
    .query(({ ctx, input }) => inTurn(ctx, () => trend(ctx, input))),
  /** The recorded periods behind one figure, a page of them. */
  rows: allowed("record.read")
    .input(rowsViewSchema)
    .query(({ ctx, input }) => inTurn(ctx, () => rowsBehind(ctx, input))),
});
