import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { memberIn } from "@/db/queries/members/members";
import { memberships } from "@/db/schema/membership";
import { slugText } from "@/domain/bounds";
import { memberFactsSchema, sameMember } from "@/domain/members/member";
import { notFound } from "../../fault";
import { assertAdminLeft, assertGrant, assertPlace, factsOf, takeAdminsTurn } from "../members";
import { changedSince } from "../../premise";
import { command } from "../../command";
import { setPlace } from "../set-place";

/** Changes a member's role and teams, keeps them out or lets them in again: felt at their very next request. `replaces` is what the admin saw. */
export const changeMember = command({
  name: "change-member",
  kind: "replaces",
  action: "member.write",
  input: z.strictObject({
    tenant: slugText,
    userId: z.uuid(),
    ...memberFactsSchema.shape,
    replaces: memberFactsSchema,
  }),
  async run(work, { tenant: _, userId, replaces, ...after }) {
    const { tx, tenantId, context } = work;
    const giver = await takeAdminsTurn(work, context.user.id);
    const member = await memberIn(work, userId);
    if (!member) throw notFound();
    const before = factsOf(member);
    if (sameMember(before, after)) return { result: { userId }, audit: null };
    if (!sameMember(before, replaces)) throw changedSince(before);
    assertGrant(giver, before.role, after.role);
    await assertPlace(work, after, before.teams);
    if (after.role !== "admin" || after.deactivated) await assertAdminLeft(work, member);
    await setPlace(work, userId, after);
    const deactivatedAt = after.deactivated ? (member.deactivatedAt ?? context.now) : null;
    await tx
      .update(memberships)
      .set({ deactivatedAt })
      .where(and(eq(memberships.tenantId, tenantId), eq(memberships.userId, userId)));
    return {
      result: { userId },
      audit: {
        subject: `member:${userId}`,
        before: { name: member.name, ...before },
        after: { name: member.name, ...after },
      },
    };
  },
});
