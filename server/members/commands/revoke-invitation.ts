import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { invitations } from "@/db/schema/invitation";
import { slugText } from "@/domain/bounds";
import { Fault, notFound } from "../../fault";
import { takeAdminsTurn } from "../members";
import { command } from "../../command";

/** Takes an invitation back, expired or not; its links say so from now on. */
export const revokeInvitation = command({
  name: "revoke-invitation",
  kind: "settles",
  action: "member.write",
  input: z.strictObject({ tenant: slugText, id: z.uuid() }),
  async run(work, { id }) {
    const { tx, tenantId, context } = work;
    await takeAdminsTurn(work, context.user.id);
    const key = and(eq(invitations.tenantId, tenantId), eq(invitations.id, id));
    const [row] = await tx.select().from(invitations).where(key).for("update");
    if (!row) throw notFound();
    if (row.acceptedAt) throw new Fault("CONFLICT", "invitation_accepted");
    if (row.revokedAt) return { result: { id }, audit: null };
    await tx.update(invitations).set({ revokedAt: context.now }).where(key);
    const { email, role, expiresAt } = row;
    return { result: { id }, audit: { subject: `invitation:${id}`, before: { email, role, expiresAt }, after: null } };
  },
});
