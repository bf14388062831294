import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { joinLine } from "@/db/connection/line";
import { targets } from "@/db/schema/target";
import { localDate, slugText } from "@/domain/bounds";
import { targetFactsSchema } from "@/domain/targets/target";
import { Fault, notFound } from "../../fault";
import { assertTargetWriter, factsOf, sameTarget } from "../facts";
import { changedSince } from "../../premise";
import { command } from "../../command";

/** Ends a target sooner: `until` is the day after its last. Its history stays; `replaces` is what the person saw of it. */
export const endTarget = command({
  name: "end-target",
  kind: "replaces",
  action: "target.write",
  input: z.strictObject({
    tenant: slugText,
    id: z.uuid(),
    until: localDate,
    replaces: targetFactsSchema.omit({ teamId: true, kpi: true }),
  }),
  async run({ tx, tenantId, context }, { id, until, replaces }) {
    await joinLine({ tx, tenantId }, "target");
    const key = and(eq(targets.tenantId, tenantId), eq(targets.id, id));
    const [row] = await tx.select().from(targets).where(key).for("update");
    if (!row) throw notFound();
    assertTargetWriter(context, row.teamId);
    const before = factsOf(row);
    if (before.until === until) return { result: { id }, audit: null };
    if (!sameTarget(before, { ...before, ...replaces })) throw changedSince(before);
    if (until <= before.start) throw new Fault("BAD_REQUEST", "target_ends_first");
    if (before.until !== null && until > before.until) throw new Fault("BAD_REQUEST", "target_ends_later");
    await tx.update(targets).set({ until }).where(key);
    return { result: { id }, audit: { subject: `target:${id}`, before, after: { ...before, until } } };
  },
});
