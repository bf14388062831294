import { z } from "zod";
import type { Role } from "@/domain/members/role";
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

/**
 * Who may write an event: what concerns one team, whoever works on it; what concerns the whole company, admins alone,
 * for it stands on every team's charts.
 */
export function mayWriteEvent(role: Role, teams: readonly string[] | "all", teamId: string | null): boolean {
  if (role === "executive") return false;
  return teamId === null ? role === "admin" : teams === "all" || teams.includes(teamId);
}
