import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { joinLine } from "@/db/connection/line";
import { targets } from "@/db/schema/target";
import { slugText } from "@/domain/bounds";
import { targetFactsSchema } from "@/domain/targets/target";
import { notFound } from "../../fault";
import { assertTargetWriter, factsOf, sameTarget } from "../facts";
import { changedSince } from "../../premise";
import { command } from "../../command";

/** Removes a target and with it its judgements; what it said stays in the audit log. `replaces` is what the person saw of it. */
export const removeTarget = command({
  name: "remove-target",
  kind: "removes",
  action: "target.write",
  input: z.strictObject({
    tenant: slugText,
    id: z.uuid(),
    replaces: targetFactsSchema.omit({ teamId: true, kpi: true }),
  }),
  async run({ tx, tenantId, context }, { id, replaces }) {
    await joinLine({ tx, tenantId }, "target");
    const key = and(eq(targets.tenantId, tenantId), eq(targets.id, id));
    const [row] = await tx.select().from(targets).where(key).for("update");
    if (!row) throw notFound();
    assertTargetWriter(context, row.teamId);
    const before = factsOf(row);
    if (!sameTarget(before, { ...before, ...replaces })) throw changedSince(before);
    await tx.delete(targets).where(key);
    return { result: { id }, audit: { subject: `target:${id}`, before, after: null } };
  },
});
