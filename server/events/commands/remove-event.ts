import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { joinLine } from "@/db/connection/line";
import { events } from "@/db/schema/event";
import { eventFactsOf, eventFactsSchema, sameEvent } from "@/domain/events/event";
import { slugText } from "@/domain/bounds";
import { assertEventWriter } from "../events";
import { notFound } from "../../fault";
import { changedSince } from "../../premise";
import { command } from "../../command";

/** Removes an event; what it said stays in the audit log. `replaces` is what the person saw of it. */
export const removeEvent = command({
  name: "remove-event",
  kind: "removes",
  action: "event.write",
  input: z.strictObject({ tenant: slugText, id: z.uuid(), replaces: eventFactsSchema }),
  async run({ tx, tenantId, context }, { id, replaces }) {
    await joinLine({ tx, tenantId }, "event", id);
    const key = and(eq(events.tenantId, tenantId), eq(events.id, id));
    const [event] = await tx.select().from(events).where(key).for("update");
    if (!event) throw notFound();
    assertEventWriter(context, event.teamId);
    const before = eventFactsOf(event);
    if (!sameEvent(before, replaces)) throw changedSince(before);
    await tx.delete(events).where(key);
    return { result: { id }, audit: { subject: `event:${id}`, before, after: null } };
  },
});
