import { channelsOf, recordsIn } from "@/db/queries/record-rows";
import { inTenant } from "@/db/scope";
import { measuresOf } from "@/domain/measure";
import { addDays } from "@/domain/period";
import { saveCells } from "../commands/save-cells";
import { allowed, router } from "../trpc";

export const recordRouter = router({
  /** Yesterday over all daily channels: what each asks for and what is recorded. */
  yesterday: allowed("record.read").query(({ ctx }) =>
    inTenant(ctx.db, ctx.tenantId, async (scope) => {
      const day = addDays(ctx.today, -1);
      const [channels, rows] = await Promise.all([channelsOf(scope, ctx.teams), recordsIn(scope, { from: day, until: ctx.today }, ctx.teams)]);
      const lines = channels.filter((channel) => channel.cadence === "day").map(({ id, name, kind }) =>
        ({ id, name, kind, measures: measuresOf(kind).map((measure) => measure.id), values: rows.find((row) => row.channelId === id) ?? null }));
      return { day, lines };
    }, { readOnly: true })),
  saveCells: allowed("record.write").input(saveCells.input).mutation(({ ctx, input }) => saveCells.execute(ctx, input)),
});
