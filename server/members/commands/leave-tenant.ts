import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { memberships } from "@/db/schema/membership";
import { slugText } from "@/domain/bounds";
import { assertAdminLeft, memberFactsOf, joinMembersLine } from "../members";
import { command } from "../../command";

/** Leaves the company by one's own will; what one recorded stays. */
export const leaveTenant = command({
  name: "leave-tenant",
  kind: "settles",
  action: "membership.leave",
  input: z.strictObject({ tenant: slugText }),
  async run(work) {
    const { tx, tenantId, context } = work;
    const own = await joinMembersLine(work, context.user.id);
    await assertAdminLeft(work, own);
    await tx.delete(memberships).where(and(eq(memberships.tenantId, tenantId), eq(memberships.userId, own.userId)));
    return {
      result: { left: true },
      audit: {
        subject: `member:${own.userId}`,
        before: { name: own.name, email: own.email, ...memberFactsOf(own) },
        after: null,
      },
    };
  },
});
