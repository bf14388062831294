import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { events } from "@/db/schema/event";
import { teams } from "@/db/schema/team";
import { isLocalDate } from "@/domain/period";
import { Fault, notFound } from "../fault";
import { assertTeam } from "../tenant";
import { command } from "./command";

const EARLIEST = "2000-01-01";

const addDayMemoSchema = z.strictObject({
  tenant: z.string(),
  /** Made by the browser, once a memo: a repeated request writes one. */
  id: z.uuid(),
  teamId: z.uuid(),
  date: z.string().refine(isLocalDate),
  title: z.string().trim().min(1).max(60).refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text)),
});

/** What happened on a day, in a few words: the charts show it as a flag beside the bend it may explain. */
export const addDayMemo = command({
  name: "add-day-memo",
  action: "record.write",
  input: addDayMemoSchema,
  async run({ tx, tenantId, context }, { id, teamId, date, title }) {
    assertTeam(context, teamId);
    const known = await tx.select({ id: teams.id }).from(teams).where(and(eq(teams.tenantId, tenantId), eq(teams.id, teamId), isNull(teams.archivedAt)));
    if (known.length === 0) throw notFound();
    if (date > context.today) throw new Fault("BAD_REQUEST", "record_in_future");
    if (date < EARLIEST) throw new Fault("BAD_REQUEST", "record_too_early");
    const made = await tx.insert(events).values({ tenantId, id, teamId, kind: "note", title, start: date, createdAt: context.now }).onConflictDoNothing().returning({ id: events.id });
    const memo = { id, title, by: context.memberName, at: context.now, removable: true };
    return { result: memo, audit: made.length === 0 ? null : { subject: `event:${id}`, before: null, after: { teamId, date, title } } };
  },
});
