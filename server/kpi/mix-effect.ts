import { talliesInForce } from "@/db/queries/tallies/in-force";
import type { TableInForce } from "@/domain/tallies/in-force";
import type { ComparedQuery } from "@/domain/tallies/compared/held";
import type { TallyQuery } from "@/domain/tallies/query";
import type { TenantScope } from "@/db/connection/scope";
import { type KpiId, KPIS, type Parts } from "@/domain/kpi/kpi";
import { mixAdjusted } from "@/domain/tallies/mix";
import { valueIn } from "@/domain/kpi/evaluate";
import type { TenantContext } from "../tenant";

/**
 * Where the whole moved one way and every channel the other: what the whole would be had the channels kept their shares
 * (DOMAIN 1.0), in the KPI's unit. Null where nothing of the kind happened, or definitions differ.
 */
export async function mixEffect(scope: TenantScope, ctx: TenantContext, id: KpiId, against: ComparedQuery) {
  if (!against.before) return null;
  const ofChannels = (query: TallyQuery) => talliesInForce(scope, { ...query, groupBy: "channel" }, ctx.history);
  const [now, was] = await Promise.all([ofChannels(against.now), ofChannels(against.before)]);
  const [parts, earlier] = [partsOf(now, id), partsOf(was, id)];
  // Channels by two definitions make no whole.
  if (new Set([...parts.variants, ...earlier.variants]).size > 1) return null;
  const { paradox, mixAdjustedAfter, changes } = mixAdjusted(earlier.parts, parts.parts);
  return paradox && mixAdjustedAfter !== null
    ? { adjusted: mixAdjustedAfter, channels: Object.keys(changes).length }
    : null;
}

/** Numerator and denominator of each channel, and the definitions they were made by. */
function partsOf({ cells }: TableInForce, id: KpiId) {
  const parts: Record<string, Parts> = {};
  const made = new Set<string | null>();
  for (const { group, tallies, variants } of cells) {
    const value = valueIn({ tallies, variants }, KPIS[id]);
    if (group === null || !value.parts) continue;
    parts[group] = value.parts;
    made.add(value.variant);
  }
  return { parts, variants: made };
}
