import { setup } from "./setup";
import { missing, shell } from "./shell";
import { allowed, router } from "../trpc";

export const tenantRouter = router({
  shell: allowed("dashboard.read").query(({ ctx }) => shell(ctx)),
  /** For admins: how far the company is set up. */
  setup: allowed("structure.write").query(({ ctx }) => setup(ctx)),
  /** The number beside the way to recording, asked again when something was recorded. */
  missing: allowed("dashboard.read").query(({ ctx }) => missing(ctx)),
});
