import { tenantsOf } from "../tenant";
import { router, userProcedure } from "../trpc";
import { limitedProcedures } from "./limited-procedures";
import { ownProcedures } from "./own-procedures";

export const accountRouter = router({
  ...limitedProcedures,
  ...ownProcedures,
  tenants: userProcedure.query(({ ctx }) => tenantsOf(ctx)),
});
