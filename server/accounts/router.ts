import { tenantsOf } from "../tenant";
import { router, userProcedure } from "../trpc";
import { doorProcedures } from "./door-procedures";
import { ownProcedures } from "./own-procedures";

export const accountRouter = router({
  ...doorProcedures,
  ...ownProcedures,
  tenants: userProcedure.query(({ ctx }) => tenantsOf(ctx)),
});
