import { endTarget } from "./commands/end-target";
import { removeTarget } from "./commands/remove-target";
import { setTarget } from "./commands/set-target";
import { targetList } from "./targets";
import { allowed, router } from "../trpc";

export const targetRouter = router({
  /** Every target of the member's teams and of the company, with what became of it. */
  list: allowed("dashboard.read").query(({ ctx }) => targetList(ctx)),
  set: allowed("target.write")
    .input(setTarget.input)
    .mutation(({ ctx, input }) => setTarget.execute(ctx, input)),
  end: allowed("target.write")
    .input(endTarget.input)
    .mutation(({ ctx, input }) => endTarget.execute(ctx, input)),
  remove: allowed("target.write")
    .input(removeTarget.input)
    .mutation(({ ctx, input }) => removeTarget.execute(ctx, input)),
});
