import { tenantsOf } from "../tenant";
import { router, userProcedure } from "../trpc";
import { doorProcedures } from "./account-door";
import { ownProcedures } from "./account-own";

export const accountRouter = router({
  ...doorProcedures,
  ...ownProcedures,
  tenants: userProcedure.query(({ ctx }) => tenantsOf(ctx)),
});
