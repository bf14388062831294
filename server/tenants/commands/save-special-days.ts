import { and, asc, eq, gte, lte } from "drizzle-orm";
import { z } from "zod";
import { joinLine } from "@/db/connection/line";
import { specialDays } from "@/db/schema/calendar";
import { addDays, daysIn } from "@/domain/time/period";
import { localDate, slugText } from "@/domain/bounds";
import {
  type DeclaredDay,
  declaredDaysSchema,
  LONGEST_CLOSURE,
  sameDays,
  specialDaysSchema,
} from "@/domain/tenants/settings";
import { Fault } from "../../fault";
import { assertWritten, changedSince } from "../../premise";
import { command, type Work } from "../../command";

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
    const before = await declared(work, from, last);
    const wanted = Array.from({ length: daysIn(range) }, (_, i) => ({ day: addDays(from, i), kind, name }));
    if (sameDays(before, wanted)) return { result: { days: wanted.length }, audit: null };
    if (!sameDays(before, replaces)) throw changedSince(before);
    const days = wanted.map((day) => ({ tenantId, ...day, createdBy: context.user.id, createdAt: context.now }));
    if (before.length > 0)
      await assertWritten(
        tx
          .delete(specialDays)
          .where(within(work, from, last))
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

/** Takes declared days back, [from, last]: the usual week holds again. `replaces` is what the admin saw of them. */
export const removeSpecialDays = command({
  name: "remove-special-days",
  kind: "removes",
  action: "settings.write",
  input: z.strictObject({ tenant: slugText, from: localDate, last: localDate, replaces: declaredDaysSchema }),
  async run(work, { from, last, replaces }) {
    const before = await declared(work, from, last);
    if (before.length === 0) return { result: { days: 0 }, audit: null };
    if (!sameDays(before, replaces)) throw changedSince(before);
    await assertWritten(
      work.tx
        .delete(specialDays)
        .where(within(work, from, last))
        .returning({ day: specialDays.day }),
      before.length,
    );
    return {
      result: { days: before.length },
      audit: { subject: `special-days:${from}`, before: { days: before }, after: null },
    };
  },
});

const within = ({ tenantId }: Work, from: string, last: string) =>
  and(eq(specialDays.tenantId, tenantId), gte(specialDays.day, from), lte(specialDays.day, last));

/** What is declared for the days, once nobody else is changing any. */
async function declared(work: Work, from: string, last: string): Promise<DeclaredDay[]> {
  await joinLine(work, "special-days");
  return work.tx
    .select({ day: specialDays.day, kind: specialDays.kind, name: specialDays.name })
    .from(specialDays)
    .where(within(work, from, last))
    .orderBy(asc(specialDays.day));
}
