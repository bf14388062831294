import { z } from "zod";
import { line, localDate } from "@/domain/bounds";

/** What may explain a bend in a chart. */
export const EVENT_KINDS = ["campaign", "outage", "holiday", "initiative", "note"] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export const eventTitleSchema = line(60, 1);
export const eventSearchSchema = line(60);

/** An event as it is written down. `teamId` null: the whole company. `[start, until)`; until null: one day. */
export const eventFactsSchema = z.strictObject({
  teamId: z.uuid().nullable(),
  kind: z.enum(EVENT_KINDS),
  title: eventTitleSchema,
  start: localDate,
  until: localDate.nullable(),
});
export type EventFacts = z.output<typeof eventFactsSchema>;

const FACTS = ["teamId", "kind", "title", "start", "until"] as const;
export const sameEvent = (a: EventFacts, b: EventFacts): boolean => FACTS.every((fact) => a[fact] === b[fact]);
export const eventFactsOf = ({ teamId, kind, title, start, until }: EventFacts): EventFacts => ({
  teamId,
  kind,
  title,
  start,
  until,
});

/** How far ahead a campaign may be noted. */
export const EVENT_DAYS_AHEAD = 366;
