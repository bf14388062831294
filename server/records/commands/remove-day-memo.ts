import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { joinLine } from "@/db/connection/line";
import { events } from "@/db/schema/event";
import { eventTitleSchema } from "@/domain/events/event";
import { slugText } from "@/domain/bounds";
import { assertEventWriter } from "../../events/events";
import { notFound } from "../../fault";
import { changedSince } from "../../premise";
import { command } from "../../command";

/** Removes a day's memo; what it said stays in the audit log. Events of other kinds are not a memo. `replaces` is what it said. */
export const removeDayMemo = command({
  name: "remove-day-memo",
  kind: "removes",
  action: "record.write",
  input: z.strictObject({ tenant: slugText, id: z.uuid(), replaces: eventTitleSchema }),
  async run({ tx, tenantId, context }, { id, replaces }) {
    await joinLine({ tx, tenantId }, "event", id);
    const key = and(eq(events.tenantId, tenantId), eq(events.id, id), eq(events.kind, "note"));
    const [memo] = await tx.select().from(events).where(key).for("update");
    if (!memo?.teamId) throw notFound();
    assertEventWriter(context, memo.teamId);
    if (memo.title !== replaces) throw changedSince({ title: memo.title });
    await tx.delete(events).where(key);
    return {
      result: { id },
      audit: {
        subject: `event:${id}`,
        before: { teamId: memo.teamId, date: memo.start, title: memo.title },
        after: null,
      },
    };
  },
});
