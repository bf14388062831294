import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { joinLine } from "@/db/connection/line";
import { events } from "@/db/schema/event";
import { EVENT_DAYS_AHEAD, eventFactsOf, type EventFacts, eventFactsSchema, sameEvent } from "@/domain/events/event";
import { addDays, type LocalDate } from "@/domain/time/period";
import { EARLIEST_DAY } from "@/domain/reach";
import { slugText } from "@/domain/bounds";
import { assertEventWriter, assertLivingTeam } from "../events";
import { Fault, notFound } from "../../fault";
import { assertWritten, changedSince } from "../../premise";
import { command } from "../../command";

/** Writes an event down, or changes one: `replaces` is what the person saw of it, null for a new one. */
export const saveEvent = command({
  name: "save-event",
  kind: "replaces",
  action: "event.write",
  fills: "events",
  /** `id` is made by the browser, once an event: a repeated request writes one. */
  input: z.strictObject({
    tenant: slugText,
    id: z.uuid(),
    ...eventFactsSchema.shape,
    replaces: eventFactsSchema.nullable(),
  }),
  async run({ tx, tenantId, context }, { id, replaces, ...given }) {
    const facts = eventFactsOf(given);
    assertEventWriter(context, facts.teamId);
    assertSpan(facts, context.today);
    await joinLine({ tx, tenantId }, "event", id);
    const key = and(eq(events.tenantId, tenantId), eq(events.id, id));
    const [row] = await tx.select().from(events).where(key).for("update");
    if (replaces && !row) throw notFound();
    if (row) assertEventWriter(context, row.teamId);
    const before = row ? eventFactsOf(row) : null;
    if (before && sameEvent(before, facts)) return { result: { id }, audit: null };
    if (before && (!replaces || !sameEvent(before, replaces))) throw changedSince(before);
    if (facts.teamId !== null && facts.teamId !== before?.teamId)
      await assertLivingTeam({ tx, tenantId }, facts.teamId);
    if (before) await tx.update(events).set(facts).where(key);
    else
      await assertWritten(
        tx
          .insert(events)
          .values({ tenantId, id, ...facts, createdAt: context.now })
          .onConflictDoNothing()
          .returning({ id: events.id }),
      );
    return { result: { id }, audit: { subject: `event:${id}`, before, after: facts } };
  },
});

function assertSpan({ start, until }: EventFacts, today: LocalDate): void {
  const ahead = addDays(today, EVENT_DAYS_AHEAD);
  if (until !== null && until <= start) throw new Fault("BAD_REQUEST", "event_ends_first");
  if (start < EARLIEST_DAY || start > ahead || (until !== null && until > addDays(ahead, EVENT_DAYS_AHEAD)))
    throw new Fault("BAD_REQUEST", "event_out_of_time");
}
