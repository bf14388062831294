import type { LocalDate, Range } from "@/domain/time/period";
import { addDays } from "@/domain/time/period";
import type { SettingsView } from "@/server/tenants/settings";

type Special = SettingsView["special"][number];
/** Declared days in a row, of one kind and name. */
export type SpecialSpan = Range & Pick<Special, "kind" | "name">;

/** Days by date as spans; those still to come or running first, in their order, then the past, newest first. */
export function spansOf(days: readonly Special[], today: LocalDate): { ahead: SpecialSpan[]; past: SpecialSpan[] } {
  const spans: SpecialSpan[] = [];
  for (const { day, kind, name } of days) {
    const last = spans.at(-1);
    const joined = last && last.until === day && last.kind === kind && last.name === name;
    spans.splice(joined ? -1 : spans.length, 1, { from: joined ? last.from : day, until: addDays(day, 1), kind, name });
  }
  return {
    ahead: spans.filter(({ until }) => until > today),
    past: spans.filter(({ until }) => until <= today).toReversed(),
  };
}
