import { z } from "zod";
import { line, localDate } from "@/domain/bounds";
import { type LocalDate } from "@/domain/period";
import type { Role } from "@/domain/role";

/** What may explain a bend in a chart. */
export const EVENT_KINDS = ["campaign", "outage", "holiday", "initiative", "note"] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export const eventTitleSchema = line(60, 1);
export const eventSearchSchema = line(60);

/** An event as it is written down. `teamId` null: the whole company. `[start, until)`; until null: one day. */
export const eventFactsSchema = z.strictObject({ teamId: z.uuid().nullable(), kind: z.enum(EVENT_KINDS), title: eventTitleSchema, start: localDate, until: localDate.nullable() });
export type EventFacts = z.output<typeof eventFactsSchema>;

export const EARLIEST_EVENT: LocalDate = "2000-01-01";
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
