import type { LocalDate } from "@/domain/time/period";

/** Stands for the channel in the rows of the customer base. */
export const BASE_ROW = "base";

/** A row of a grid: a channel (or the customer base) and the day its period starts. Kept in browsers with what is unsent. */
export const rowId = (channel: string, start: LocalDate): string => `${channel}:${start}`;

/** What a row's id says. */
export function rowOfId(id: string): { channel: string; start: LocalDate } {
  const at = id.lastIndexOf(":");
  return { channel: id.slice(0, at), start: id.slice(at + 1) };
}
