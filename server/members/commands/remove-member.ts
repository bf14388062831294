import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { memberIn } from "@/db/queries/members/members";
import { memberships } from "@/db/schema/membership";
import { slugText } from "@/domain/bounds";
import { memberFactsSchema, sameMember } from "@/domain/members/member";
import { notFound } from "../../fault";
import { assertAdminLeft, assertGrant, factsOf, takeAdminsTurn } from "../members";
import { changedSince } from "../../premise";
import { command } from "../../command";

/** Takes a member out of the company; what they recorded stays. `replaces` is what the admin saw. */
export const removeMember = command({
  name: "remove-member",
  kind: "removes",
  action: "member.write",
  input: z.strictObject({ tenant: slugText, userId: z.uuid(), replaces: memberFactsSchema }),
  async run(work, { userId, replaces }) {
    const { tx, tenantId, context } = work;
    const giver = await takeAdminsTurn(work, context.user.id);
    const member = await memberIn(work, userId);
    if (!member) throw notFound();
    const before = factsOf(member);
    if (!sameMember(before, replaces)) throw changedSince(before);
    assertGrant(giver, before.role);
    await assertAdminLeft(work, member);
    await tx.delete(memberships).where(and(eq(memberships.tenantId, tenantId), eq(memberships.userId, userId)));
    return {
      result: { userId },
      audit: {
        subject: `member:${userId}`,
        before: { name: member.name, email: member.email, ...before },
        after: null,
      },
    };
  },
});
