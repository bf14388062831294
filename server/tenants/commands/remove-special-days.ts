import { z } from "zod";
import { specialDays } from "@/db/schema/calendar";
import { localDate, slugText } from "@/domain/bounds";
import { declaredDaysSchema, sameDays } from "@/domain/tenants/settings";
import { assertWritten, changedSince } from "../../premise";
import { declaredDays, withinDays } from "../set-special-days";
import { command } from "../../command";

/** Takes declared days back, [from, last]: the usual week holds again. `replaces` is what the admin saw of them. */
export const removeSpecialDays = command({
  name: "remove-special-days",
  kind: "removes",
  action: "settings.write",
  input: z.strictObject({ tenant: slugText, from: localDate, last: localDate, replaces: declaredDaysSchema }),
  async run(work, { from, last, replaces }) {
    const before = await declaredDays(work, from, last);
    if (before.length === 0) return { result: { days: 0 }, audit: null };
    if (!sameDays(before, replaces)) throw changedSince(before);
    await assertWritten(
      work.tx
        .delete(specialDays)
        .where(withinDays(work, from, last))
        .returning({ day: specialDays.day }),
      before.length,
    );
    return {
      result: { days: before.length },
      audit: { subject: `special-days:${from}`, before: { days: before }, after: null },
    };
  },
});
