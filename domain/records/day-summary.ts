import type { ChannelKind } from "@/domain/measures/channel";
import { appliesTo, KPIS, type KpiId, type Variants } from "@/domain/kpi/kpi";
import { isMeasureId, rollOf, type MeasureId, type Row, valueOf } from "@/domain/measures/measure";
import { evaluate, type KpiValue, tallyPlaced } from "@/domain/kpi/evaluate";

export type ChannelRow = { readonly channel: string; readonly kind: ChannelKind; readonly row: Row };
export const SUMMARY_KPIS = ["answer_rate", "aht_sec", "csat_top2"] as const satisfies readonly KpiId[];
export type DaySummary = {
  /** Channels with at least one value. */
  readonly channels: number;
  readonly contacts: number | null;
  readonly kpis: readonly KpiValue[];
};

/** True when at least one measure of the row, a record or a month of the customer base, is recorded: 0 is, blank is not. */
export function isRecorded(row: Row): boolean {
  return Object.entries(row).some(([id, value]) => isMeasureId(id) && value !== null && value !== undefined);
}

/** One day over its channels: contacts added, rates divided once at the end over the channels they apply to. */
export function summariseDay(lines: readonly ChannelRow[], variants: Variants): DaySummary {
  const recorded = lines.filter(({ row }) => isRecorded(row));
  const contacts = recorded.map(({ row }) => valueOf("contacts", row)).filter((value) => value !== null);
  const kpis = SUMMARY_KPIS.map((id) => {
    const placed = recorded
      .filter(({ kind }) => appliesTo(KPIS[id], kind))
      .map(({ channel, row }) => ({ group: channel, from: "", row }));
    return evaluate(KPIS[id], tallyPlaced(placed, KPIS[id].needs(variants)), variants);
  });
  return {
    channels: recorded.length,
    contacts: contacts.length > 0 ? contacts.reduce((sum, value) => sum + value, 0) : null,
    kpis,
  };
}

/** The same channels on the day compared with: a day half recorded is not held against a whole one. */
export function comparable(before: readonly ChannelRow[], now: readonly ChannelRow[]): ChannelRow[] {
  const recorded = new Set(now.filter(({ row }) => isRecorded(row)).map(({ channel }) => channel));
  return before.filter(({ channel }) => recorded.has(channel));
}

/** The foot of a column, rows in time order: flows are summed, stocks take the first opening or the last closing. */
export function columnTotal(rows: readonly Row[], id: MeasureId): number | null {
  const values = rows.map((row) => row[id]).filter((value) => value !== null && value !== undefined);
  if (values.length === 0) return null;
  const roll = rollOf(id);
  if (roll === "opening") return values[0] ?? null;
  if (roll === "closing") return values.at(-1) ?? null;
  return values.reduce((sum, value) => sum + value, 0);
}
