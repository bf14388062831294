import { z } from "zod";
import { events } from "@/db/schema/event";
import { localDate, slugText } from "@/domain/bounds";
import { EARLIEST_EVENT, eventTitleSchema } from "@/domain/event";
import { assertEventWriter, assertLivingTeam } from "../events";
import { Fault } from "../fault";
import { command } from "./command";

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
  action: "record.write",
  input: addDayMemoSchema,
  async run({ tx, tenantId, context }, { id, teamId, date, title }) {
    assertEventWriter(context, teamId);
    await assertLivingTeam({ tx, tenantId }, teamId);
    if (date > context.today) throw new Fault("BAD_REQUEST", "record_in_future");
    if (date < EARLIEST_EVENT) throw new Fault("BAD_REQUEST", "record_too_early");
    const made = await tx.insert(events).values({ tenantId, id, teamId, kind: "note", title, start: date, createdAt: context.now }).onConflictDoNothing().returning({ id: events.id });
    const memo = { id, title, by: context.memberName, at: context.now, removable: true };
    return { result: memo, audit: made.length === 0 ? null : { subject: `event:${id}`, before: null, after: { teamId, date, title } } };
  },
});
