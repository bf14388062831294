import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { events } from "@/db/schema/event";
import { slugText } from "@/domain/bounds";
import { assertEventWriter } from "../events";
import { notFound } from "../fault";
import { command } from "./command";

/** Removes a day's memo; what it said stays in the audit log. Events of other kinds are not a memo. */
export const removeDayMemo = command({
  name: "remove-day-memo",
  action: "record.write",
  input: z.strictObject({ tenant: slugText, id: z.uuid() }),
  async run({ tx, tenantId, context }, { id }) {
    const key = and(eq(events.tenantId, tenantId), eq(events.id, id), eq(events.kind, "note"));
    const [memo] = await tx.select().from(events).where(key).for("update");
    if (!memo?.teamId) throw notFound();
    assertEventWriter(context, memo.teamId);
    await tx.delete(events).where(key);
    return { result: { id }, audit: { subject: `event:${id}`, before: { teamId: memo.teamId, date: memo.start, title: memo.title }, after: null } };
  },
});
