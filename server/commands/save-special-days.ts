import { and, eq, gte, lte, sql } from "drizzle-orm";
import { z } from "zod";
import { specialDays } from "@/db/schema/calendar";
import { localDate, slugText } from "@/domain/bounds";
import { addDays, daysIn } from "@/domain/period";
import { LONGEST_CLOSURE, specialDaysSchema } from "@/domain/settings";
import { Fault } from "../fault";
import { command } from "./command";

/** Declares a day, or days in a row, closed or open. What was declared for them before is replaced. */
export const saveSpecialDays = command({
  name: "save-special-days",
  action: "settings.write",
  input: z.strictObject({ tenant: slugText, ...specialDaysSchema.shape }),
  async run({ tx, tenantId, context }, { from, last, kind, name }) {
    const range = { from, until: addDays(last, 1) };
    if (last < from) throw new Fault("BAD_REQUEST", "closure_ends_first");
    if (daysIn(range) > LONGEST_CLOSURE) throw new Fault("BAD_REQUEST", "closure_too_long", { days: LONGEST_CLOSURE });
    const before = await tx.select().from(specialDays).where(and(eq(specialDays.tenantId, tenantId), gte(specialDays.day, from), lte(specialDays.day, last)));
    const days = Array.from({ length: daysIn(range) }, (_, i) => ({ tenantId, day: addDays(from, i), kind, name, createdBy: context.user.id, createdAt: context.now }));
    await tx.insert(specialDays).values(days).onConflictDoUpdate({
      target: [specialDays.tenantId, specialDays.day], set: { kind: sql`excluded.kind`, name: sql`excluded.name`, createdBy: context.user.id, createdAt: context.now },
    });
    const told = before.map((day) => ({ day: day.day, kind: day.kind, name: day.name }));
    return { result: { days: days.length }, audit: { subject: `special-days:${from}`, before: told.length > 0 ? { days: told } : null, after: { from, last, kind, name } } };
  },
});

/** Takes declared days back, [from, last]: the usual week holds again. */
export const removeSpecialDays = command({
  name: "remove-special-days",
  action: "settings.write",
  input: z.strictObject({ tenant: slugText, from: localDate, last: localDate }),
  async run({ tx, tenantId }, { from, last }) {
    const gone = await tx.delete(specialDays).where(and(eq(specialDays.tenantId, tenantId), gte(specialDays.day, from), lte(specialDays.day, last)))
      .returning({ day: specialDays.day, kind: specialDays.kind, name: specialDays.name });
    return { result: { days: gone.length }, audit: gone.length > 0 ? { subject: `special-days:${from}`, before: { days: gone }, after: null } : null };
  },
});
