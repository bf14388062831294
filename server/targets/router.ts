import { endTarget } from "./commands/end-target";
import { removeTarget } from "./commands/remove-target";
import { setTarget } from "./commands/set-target";
import { targetList } from "./targets";
import { allowed, router, write } from "../trpc";

export const targetRouter = router({
  /** Every target of the member's teams and of the company, with what became of it. */
  list: allowed("dashboard.read").query(({ ctx }) => targetList(ctx)),
  set: write(setTarget),
  end: write(endTarget),
  remove: write(removeTarget),
});
