import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { joinLine } from "@/db/connection/line";
import { variantHistoryOf } from "@/db/queries/tenants/settings";
import { variantChanges } from "@/db/schema/variant-change";
import { sameVariants, variantsSchema } from "@/domain/kpi/kpi";
import type { LocalDate } from "@/domain/time/period";
import { localDate, slugText } from "@/domain/bounds";
import { type VariantHistory, variantsOn } from "@/domain/kpi/definitions";
import { notFound } from "../../fault";
import { assertWritten, changedSince } from "../../premise";
import { command } from "../../command";

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
