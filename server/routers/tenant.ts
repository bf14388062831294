import { shell } from "../shell";
import { allowed, router } from "../trpc";

export const tenantRouter = router({
  shell: allowed("dashboard.read").query(({ ctx }) => shell(ctx)),
});
