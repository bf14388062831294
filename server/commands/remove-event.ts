import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { events } from "@/db/schema/event";
import { slugText } from "@/domain/bounds";
import { assertEventWriter } from "../events";
import { notFound } from "../fault";
import { command } from "./command";

/** Removes an event; what it said stays in the audit log. */
export const removeEvent = command({
  name: "remove-event",
  action: "event.write",
  input: z.strictObject({ tenant: slugText, id: z.uuid() }),
  async run({ tx, tenantId, context }, { id }) {
    const key = and(eq(events.tenantId, tenantId), eq(events.id, id));
    const [event] = await tx.select().from(events).where(key).for("update");
    if (!event) throw notFound();
    assertEventWriter(context, event.teamId);
    await tx.delete(events).where(key);
    const { teamId, kind, title, start, until } = event;
    return { result: { id }, audit: { subject: `event:${id}`, before: { teamId, kind, title, start, until }, after: null } };
  },
});
