import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { joinLine } from "@/db/connection/line";
import { variantHistoryOf } from "@/db/queries/tenants/settings";
import { variantChanges } from "@/db/schema/variant-change";
import { sameVariants, variantsSchema } from "@/domain/kpi/kpi";
import { addMonths, type LocalDate } from "@/domain/time/period";
import { EARLIEST_DAY } from "@/domain/reach";
import { localDate, slugText } from "@/domain/bounds";
import { type VariantHistory, variantsOn } from "@/domain/kpi/definitions";
import { Fault, notFound } from "../../fault";
import { assertWritten, changedSince } from "../../premise";
import { command } from "../../command";

/** Says how KPIs are defined from a day on; `replaces` is what held on that day as the admin saw it. A change on the same day is replaced. */
export const saveVariants = command({
  name: "save-variants",
  kind: "replaces",
  action: "settings.write",
  fills: "variant_changes",
  input: z.strictObject({ tenant: slugText, start: localDate, variants: variantsSchema, replaces: variantsSchema }),
  async run(work, { start, variants, replaces }) {
    const { tx, tenantId, context } = work;
    if (start < EARLIEST_DAY || start > addMonths(context.today, 24))
      throw new Fault("BAD_REQUEST", "definition_out_of_time");
    await joinLine(work, "variants");
    const history = await variantHistoryOf(work);
    const before = variantsOn(history, start);
    if (sameVariants(before, variants) && history.changes.some((change) => change.start === start))
      return { result: { start }, audit: null };
    if (!sameVariants(before, replaces)) throw changedSince(before);
    const stamp = { variants, createdBy: context.user.id, createdAt: context.now };
    await assertWritten(
      history.changes.some((change) => change.start === start)
        ? tx
            .update(variantChanges)
            .set(stamp)
            .where(and(eq(variantChanges.tenantId, tenantId), eq(variantChanges.start, start)))
            .returning({ start: variantChanges.start })
        : tx
            .insert(variantChanges)
            .values({ tenantId, start, ...stamp })
            .onConflictDoNothing()
            .returning({ start: variantChanges.start }),
    );
    return { result: { start }, audit: { subject: `variants:${start}`, before, after: variants } };
  },
});

/** Takes a change of definitions back: those before it hold on. `replaces` is what it said as the admin saw it. */
export const removeVariants = command({
  name: "remove-variants",
  kind: "removes",
  action: "settings.write",
  input: z.strictObject({ tenant: slugText, start: localDate, replaces: variantsSchema }),
  async run(work, { start, replaces }) {
    const { tx, tenantId } = work;
    await joinLine(work, "variants");
    const history = await variantHistoryOf(work);
    const before = history.changes.find((change) => change.start === start)?.variants;
    if (!before) throw notFound();
    if (!sameVariants(before, replaces)) throw changedSince(before);
    await assertWritten(
      tx
        .delete(variantChanges)
        .where(and(eq(variantChanges.tenantId, tenantId), eq(variantChanges.start, start)))
        .returning({ start: variantChanges.start }),
    );
    return {
      result: { start },
      audit: { subject: `variants:${start}`, before, after: variantsOn(changesWithout(history, start), start) },
    };
  },
});

const changesWithout = ({ initial, changes }: VariantHistory, day: LocalDate): VariantHistory => ({
  initial,
  changes: changes.filter(({ start }) => start !== day),
});
