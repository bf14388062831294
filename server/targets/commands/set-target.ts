import { and, eq, isNull, ne } from "drizzle-orm";
import { z } from "zod";
import { joinLine } from "@/db/connection/line";
import { targets } from "@/db/schema/target";
import type { TenantScope } from "@/db/connection/scope";
import { slugText } from "@/domain/bounds";
import { directionOf, isKpiId, KPIS, type Variants } from "@/domain/kpi/kpi";
import { addDays, type LocalDate } from "@/domain/time/period";
import { DAYS_AHEAD, EARLIEST_DAY } from "@/domain/reach";
import { boundsFault, isCompanyOnly, neighboursOf, type TargetFacts, targetFactsSchema } from "@/domain/targets/target";
import { assertLivingTeam } from "../../events/events";
import { Fault, notFound } from "../../fault";
import { assertTargetWriter, factsOf, sameTarget } from "../facts";
import { assertWritten, changedSince } from "../../premise";
import { command } from "../../command";

/**
 * Sets a target, or changes one: `replaces` is what the person saw of it, null for a new one. A new one ends the one
 * that was in force on the day before; what would run into a later one is refused. A change moves no other target.
 */
export const setTarget = command({
  name: "set-target",
  kind: "replaces",
  action: "target.write",
  fills: "targets",
  /** `id` is made by the browser, once a target: a repeated request writes one. */
  input: z.strictObject({
    tenant: slugText,
    id: z.uuid(),
    ...targetFactsSchema.shape,
    replaces: targetFactsSchema.omit({ teamId: true, kpi: true }).nullable(),
  }),
  async run({ tx, tenantId, context }, { id, replaces, tenant: _, ...facts }) {
    assertTargetWriter(context, facts.teamId);
    assertFacts(facts, context.tenant.variants, context.today);
    // Of two people setting targets at once the second waits, and sees what the first has done: one target may end another.
    await joinLine({ tx, tenantId }, "target");
    const key = and(eq(targets.tenantId, tenantId), eq(targets.id, id));
    const [row] = await tx.select().from(targets).where(key).for("update");
    if (replaces && !row) throw notFound();
    if (row) assertTargetWriter(context, row.teamId);
    const before = row ? factsOf(row) : null;
    if (row && before && sameTarget(before, facts) && (replaces || row.createdBy === context.user.id))
      return { result: { id, ended: null }, audit: null };
    if (facts.teamId !== null && facts.teamId !== before?.teamId)
      await assertLivingTeam({ tx, tenantId }, facts.teamId);
    if (before && (before.teamId !== facts.teamId || before.kpi !== facts.kpi))
      throw new Fault("BAD_REQUEST", "target_stays");
    if (before && (!replaces || !sameTarget(before, { ...facts, ...replaces }))) throw changedSince(before);
    const ended = await makeRoom({ tx, tenantId }, id, facts, before === null);
    if (before) await tx.update(targets).set(facts).where(key);
    else
      await assertWritten(
        tx
          .insert(targets)
          .values({ tenantId, id, ...facts, createdBy: context.user.id, createdAt: context.now })
          .onConflictDoNothing()
          .returning({ id: targets.id }),
      );
    return {
      result: { id, ended: ended?.id ?? null },
      audit: {
        subject: `target:${id}`,
        before,
        after: ended ? { ...facts, ended: { id: ended.id, until: ended.until } } : facts,
      },
    };
  },
});

function assertFacts(facts: TargetFacts, variants: Variants, today: LocalDate): void {
  const kpi = KPIS[facts.kpi];
  const fault = boundsFault(kpi, directionOf(kpi, variants), facts);
  if (fault) throw new Fault("BAD_REQUEST", `target_${fault}`);
  if (facts.teamId !== null && isCompanyOnly(kpi)) throw new Fault("BAD_REQUEST", "target_company_only");
  const latest = addDays(today, DAYS_AHEAD);
  if (facts.until !== null && facts.until <= facts.start) throw new Fault("BAD_REQUEST", "target_ends_first");
  if (facts.start < EARLIEST_DAY || facts.start > latest || (facts.until !== null && facts.until > latest))
    throw new Fault("BAD_REQUEST", "target_out_of_time");
}

/** Ends the target a new one takes over from; refuses what would overlap otherwise. */
async function makeRoom(
  { tx, tenantId }: TenantScope,
  id: string,
  facts: TargetFacts,
  mayEnd: boolean,
): Promise<{ id: string; until: LocalDate | null } | null> {
  const ofTeam = facts.teamId === null ? isNull(targets.teamId) : eq(targets.teamId, facts.teamId);
  const rows = await tx
    .select()
    .from(targets)
    .where(and(eq(targets.tenantId, tenantId), eq(targets.kpi, facts.kpi), ofTeam, ne(targets.id, id)));
  const others = rows.flatMap((row) => (isKpiId(row.kpi) ? [{ ...row, kpi: row.kpi }] : []));
  const { before, after } = neighboursOf(others, facts);
  const met = after ?? (mayEnd ? null : before);
  if (met) throw new Fault("CONFLICT", "target_overlaps", { date: met.start });
  if (before)
    await tx
      .update(targets)
      .set({ until: facts.start })
      .where(and(eq(targets.tenantId, tenantId), eq(targets.id, before.id)));
  return before;
}
