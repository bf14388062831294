import { z } from "zod";
import { specialDays } from "@/db/schema/calendar";
import { addDays, daysIn } from "@/domain/time/period";
import { slugText } from "@/domain/bounds";
import { declaredDaysSchema, LONGEST_CLOSURE, sameDays, specialDaysSchema } from "@/domain/tenants/settings";
import { Fault } from "../../fault";
import { assertWritten, changedSince } from "../../premise";
import { declaredDays, withinDays } from "../set-special-days";
import { command } from "../../command";

/** Declares a day, or days in a row, closed or open. `replaces` is what the admin saw declared for them before. */
export const saveSpecialDays = command({
  name: "save-special-days",
  kind: "replaces",
  action: "settings.write",
  fills: "special_days",
  input: z.strictObject({ tenant: slugText, ...specialDaysSchema.shape, replaces: declaredDaysSchema }),
  async run(work, { from, last, kind, name, replaces }) {
    const { tx, tenantId, context } = work;
    const range = { from, until: addDays(last, 1) };
    if (last < from) throw new Fault("BAD_REQUEST", "closure_ends_first");
    if (daysIn(range) > LONGEST_CLOSURE) throw new Fault("BAD_REQUEST", "closure_too_long", { days: LONGEST_CLOSURE });
    const before = await declaredDays(work, from, last);
    const wanted = Array.from({ length: daysIn(range) }, (_, i) => ({ day: addDays(from, i), kind, name }));
    if (sameDays(before, wanted)) return { result: { days: wanted.length }, audit: null };
    if (!sameDays(before, replaces)) throw changedSince(before);
    const days = wanted.map((day) => ({ tenantId, ...day, createdBy: context.user.id, createdAt: context.now }));
    if (before.length > 0)
      await assertWritten(
        tx
          .delete(specialDays)
          .where(withinDays(work, from, last))
          .returning({ day: specialDays.day }),
        before.length,
      );
    await assertWritten(
      tx.insert(specialDays).values(days).onConflictDoNothing().returning({ day: specialDays.day }),
      days.length,
    );
    return {
      result: { days: days.length },
      audit: {
        subject: `special-days:${from}`,
        before: before.length > 0 ? { days: before } : null,
        after: { from, last, kind, name },
      },
    };
  },
});
