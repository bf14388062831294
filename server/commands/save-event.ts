import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { events } from "@/db/schema/event";
import { slugText } from "@/domain/bounds";
import { EARLIEST_EVENT, EVENT_DAYS_AHEAD, type EventFacts, eventFactsSchema } from "@/domain/event";
import { addDays, type LocalDate } from "@/domain/period";
import { assertEventWriter, assertLivingTeam } from "../events";
import { Fault, notFound } from "../fault";
import { command } from "./command";

const FACTS = ["teamId", "kind", "title", "start", "until"] as const;
const same = (a: EventFacts, b: EventFacts): boolean => FACTS.every((fact) => a[fact] === b[fact]);
const factsOf = ({ teamId, kind, title, start, until }: EventFacts): EventFacts => ({ teamId, kind, title, start, until });

/** Writes an event down, or changes one: `replaces` is what the person saw of it, null for a new one. */
export const saveEvent = command({
  name: "save-event",
  action: "event.write",
  /** `id` is made by the browser, once an event: a repeated request writes one. */
  input: z.strictObject({ tenant: slugText, id: z.uuid(), ...eventFactsSchema.shape, replaces: eventFactsSchema.nullable() }),
  async run({ tx, tenantId, context }, { id, replaces, ...given }) {
    const facts = factsOf(given);
    assertEventWriter(context, facts.teamId);
    assertSpan(facts, context.today);
    const key = and(eq(events.tenantId, tenantId), eq(events.id, id));
    const [row] = await tx.select().from(events).where(key).for("update");
    if (replaces && !row) throw notFound();
    if (row) assertEventWriter(context, row.teamId);
    const before = row ? factsOf(row) : null;
    if (before && same(before, facts)) return { result: { id }, audit: null };
    if (before && (!replaces || !same(before, replaces))) throw new Fault("CONFLICT", "changed_meanwhile");
    if (facts.teamId !== null && facts.teamId !== before?.teamId) await assertLivingTeam({ tx, tenantId }, facts.teamId);
    if (before) await tx.update(events).set(facts).where(key);
    else await tx.insert(events).values({ tenantId, id, ...facts, createdAt: context.now });
    return { result: { id }, audit: { subject: `event:${id}`, before, after: facts } };
  },
});

function assertSpan({ start, until }: EventFacts, today: LocalDate): void {
  const ahead = addDays(today, EVENT_DAYS_AHEAD);
  if (until !== null && until <= start) throw new Fault("BAD_REQUEST", "event_ends_first");
  if (start < EARLIEST_EVENT || start > ahead || (until !== null && until > addDays(ahead, EVENT_DAYS_AHEAD))) throw new Fault("BAD_REQUEST", "event_out_of_time");
}
