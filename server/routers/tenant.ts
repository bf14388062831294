import { missing, shell } from "../shell";
import { allowed, router } from "../trpc";

export const tenantRouter = router({
  shell: allowed("dashboard.read").query(({ ctx }) => shell(ctx)),
  /** The number beside the way to recording, asked again when something was recorded. */
  missing: allowed("dashboard.read").query(({ ctx }) => missing(ctx)),
});
