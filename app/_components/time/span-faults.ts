import { isLocalDate } from "@/domain/time/period";

/** What is wrong with two typed days. The last may be open, and belongs to the span. */
export const spanFaults = ({ start, last }: { start: string; last: string }) => ({
  start: isLocalDate(start) ? null : ("date" as const),
  last: lastFault(start, last),
});

function lastFault(start: string, last: string): "date" | "order" | null {
  if (last === "") return null;
  if (!isLocalDate(last)) return "date";
  return last < start ? "order" : null;
}
