import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { variantChangeOn } from "@/db/queries/settings";
import { variantChanges } from "@/db/schema/variant-change";
import { localDate, slugText } from "@/domain/bounds";
import { variantsSchema } from "@/domain/kpi";
import { addMonths, type LocalDate } from "@/domain/period";
import { type VariantHistory, variantsOn } from "@/domain/variants-in-force";
import { Fault, notFound } from "../fault";
import { command } from "./command";


/** Says how KPIs are defined from a day on. A change on the same day is replaced. */
export const saveVariants = command({
  name: "save-variants",
  action: "settings.write",
  input: z.strictObject({ tenant: slugText, start: localDate, variants: variantsSchema }),
  async run({ tx, tenantId, context }, { start, variants }) {
    if (start < "2000-01-01" || start > addMonths(context.today, 24)) throw new Fault("BAD_REQUEST", "definition_out_of_time");
    // What held from that day on until now: that is what the log's reader sees replaced.
    const before = variantsOn(context.history, start);
    const stamp = { variants, createdBy: context.user.id, createdAt: context.now };
    await tx.insert(variantChanges).values({ tenantId, start, ...stamp }).onConflictDoUpdate({ target: [variantChanges.tenantId, variantChanges.start], set: stamp });
    return { result: { start }, audit: { subject: `variants:${start}`, before, after: variants } };
  },
});

/** Takes a change of definitions back: those before it hold on. */
export const removeVariants = command({
  name: "remove-variants",
  action: "settings.write",
  input: z.strictObject({ tenant: slugText, start: localDate }),
  async run({ tx, tenantId, context }, { start }) {
    const before = await variantChangeOn({ tx, tenantId }, start);
    if (!before) throw notFound();
    await tx.delete(variantChanges).where(and(eq(variantChanges.tenantId, tenantId), eq(variantChanges.start, start)));
    return { result: { start }, audit: { subject: `variants:${start}`, before: before.variants, after: variantsOn(changesWithout(context.history, start), start) } };
  },
});

const changesWithout = ({ initial, changes }: VariantHistory, day: LocalDate): VariantHistory => ({ initial, changes: changes.filter(({ start }) => start !== day) });
