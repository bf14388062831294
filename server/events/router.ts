import { z } from "zod";
import { localDate } from "@/domain/bounds";
import { EVENT_KINDS, eventSearchSchema } from "@/domain/events/event";
import { removeEvent } from "./commands/remove-event";
import { saveEvent } from "./commands/save-event";
import { eventList } from "./events";
import { allowed, router, write } from "../trpc";

const date = localDate.optional();
const search = z.object({
  team: z.union([z.literal("all"), z.uuid()]).optional(),
  text: eventSearchSchema.optional(),
  kind: z.enum(EVENT_KINDS).optional(),
  from: date,
  last: date,
});

export const eventRouter = router({
  /** What happened, newest first; `last` is the last day looked at. */
  list: allowed("dashboard.read")
    .input(search)
    .query(({ ctx, input }) => eventList(ctx, input)),
  save: write(saveEvent),
  remove: write(removeEvent),
});
