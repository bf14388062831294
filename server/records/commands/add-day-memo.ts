import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { joinLine } from "@/db/connection/line";
import { authorsOf } from "@/db/queries/events/memos";
import { events } from "@/db/schema/event";
import { eventFactsOf, eventTitleSchema, sameEvent } from "@/domain/events/event";
import { EARLIEST_DAY } from "@/domain/reach";
import { localDate, slugText } from "@/domain/bounds";
import { assertEventWriter, assertLivingTeam } from "../../events/events";
import { Fault } from "../../fault";
import { assertWritten, changedSince } from "../../premise";
import { command } from "../../command";

const addDayMemoSchema = z.strictObject({
  tenant: slugText,
  /** Made by the browser, once a memo: a repeated request writes one. */
  id: z.uuid(),
  teamId: z.uuid(),
  date: localDate,
  title: eventTitleSchema,
});

/** What happened on a day, in a few words: the charts show it as a flag beside the bend it may explain. */
export const addDayMemo = command({
  name: "add-day-memo",
  kind: "creates",
  action: "record.write",
  fills: "events",
  input: addDayMemoSchema,
  async run({ tx, tenantId, context }, { id, teamId, date, title }) {
    assertEventWriter(context, teamId);
    await assertLivingTeam({ tx, tenantId }, teamId);
    if (date > context.today) throw new Fault("BAD_REQUEST", "record_in_future");
    if (date < EARLIEST_DAY) throw new Fault("BAD_REQUEST", "record_too_early");
    await joinLine({ tx, tenantId }, "event", id);
    const [row] = await tx
      .select()
      .from(events)
      .where(and(eq(events.tenantId, tenantId), eq(events.id, id)));
    if (row) {
      const author = (await authorsOf({ tx, tenantId }, [`event:${id}`])).get(`event:${id}`) ?? null;
      assertEventWriter(context, row.teamId);
      if (
        author !== context.memberName ||
        !sameEvent(eventFactsOf(row), { teamId, kind: "note", title, start: date, until: null })
      )
        throw changedSince(eventFactsOf(row));
      return { result: { id, title, by: author, at: row.createdAt, removable: true }, audit: null };
    }
    await assertWritten(
      tx
        .insert(events)
        .values({ tenantId, id, teamId, kind: "note", title, start: date, createdAt: context.now })
        .onConflictDoNothing()
        .returning({ id: events.id }),
    );
    return {
      result: { id, title, by: context.memberName, at: context.now, removable: true },
      audit: { subject: `event:${id}`, before: null, after: { teamId, date, title } },
    };
  },
});
