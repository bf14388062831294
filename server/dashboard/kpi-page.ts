import { eventsIn } from "@/db/queries/events/events";
import { recordedExtent } from "@/db/queries/records/extent";
import { comparedInForce, talliesInForce } from "@/db/queries/tallies/in-force";
import { type TargetRow, targetsOf } from "@/db/queries/targets/targets";
import { offeredOf, teamsOfFigures } from "@/db/queries/tenants/teams";
import { heldAgainst } from "@/domain/tallies/compared/held";
import { inTenant } from "@/db/connection/scope";
import { attainmentOf } from "@/domain/targets/attainment";
import { confidenceOf } from "@/domain/kpi/confidence";
import { countsInFormula } from "@/domain/guide/formula";
import { directionOf, type Kpi, type KpiId, KPIS } from "@/domain/kpi/kpi";
import { DERIVED, isDerivedId, MEASURES } from "@/domain/measures/measure";
import { cardOf } from "@/domain/dashboard/ledger";
import { addMonths, bucketOf, isRunning, type Range } from "@/domain/time/period";
import { can, mayWriteFor } from "@/domain/members/role";
import { definitionsOf, type KpiValue, type TallySet, valueIn } from "@/domain/kpi/evaluate";
import { isCompanyOnly } from "@/domain/targets/target";
import { type Currency, shownUnit } from "@/domain/format/currency";
import { textOfRange, type View } from "@/domain/views/view";
import { heldView } from "../kpi/held";
import { channelNames } from "../kpi/selection";
import { mixEffect } from "../kpi/mix-effect";
import { chosenView, homeSelectionOf, spanOf } from "./overview";
import { byMonth, ofRange } from "../kpi/tallies";
import { targetFinder } from "../targets/in-force";
import type { TenantContext } from "../tenant";

export type KpiPageView = Awaited<ReturnType<typeof kpiPage>>;

/** Whole months in the history beside the last one. */
const MONTHS = 24;

/** One KPI of a range: its figure and what it is made of, two years of months each against its target, and the targets set. */
export function kpiPage(ctx: TenantContext, { kpi: id, ...asked }: View & { kpi: KpiId }) {
  return inTenant(
    ctx.db,
    ctx.tenantId,
    async (scope) => {
      const everyone = await teamsOfFigures(scope, ctx.teams);
      const teams = offeredOf(everyone);
      const chosen = homeSelectionOf(ctx, teams, asked);
      const kpi = KPIS[id];
      const extent = await recordedExtent(scope, chosen);
      const { range, cut, held, lastMonth } = spanOf(ctx, asked, extent, kpi.source !== "record");
      const months: Range = { from: addMonths(lastMonth, -MONTHS), until: addMonths(lastMonth, 1) };
      const ask = {
        teams: chosen.teams,
        channels: chosen.channels,
        calendar: ctx.calendar,
        work: ctx.work,
        kpis: [id],
      };
      const against = heldAgainst({ ...ask, range, grain: "range" }, held);
      const [compared, mix, monthly, targetOf, rows, events] = await Promise.all([
        comparedInForce(scope, against, ctx.history),
        mixEffect(scope, ctx, id, against),
        talliesInForce(scope, { ...ask, range: months, grain: "month" }, ctx.history),
        targetFinder(scope, ctx, { team: chosen.team, channel: asked.channel }, [id]),
        targetsOf(scope, { teams: chosen.team === "all" ? ctx.teams : [chosen.team], kpis: [id] }),
        eventsIn(scope, months, chosen.teams),
      ]);
      const shown = ofRange(compared.now, range, ctx);
      const values = byMonth(monthly, months, ctx).map((month) => ({
        ...bucketOf(month.month, "month", ctx.calendar),
        ...valueIn(month, kpi),
      }));
      const [{ today, tenant }, variants] = [ctx, definitionsOf(shown, id)];
      const card = cardOf(id, {
        now: shown,
        before: compared.before && against.before && ofRange(compared.before, against.before.range, ctx),
        months: [],
        range,
        today,
        currency: tenant.currency,
        targetOf,
        compared: { table: compared, group: null, nameOf: channelNames(everyone) },
      });
      return {
        ...chosenView(teams, chosen, asked),
        range: { ...range, text: textOfRange(range), running: isRunning(range, ctx.today), cut },
        ...heldView(asked, held),
        today,
        calendar: ctx.calendar,
        fictional: tenant.fictional,
        card,
        confidence: confidenceOf(kpi, valueIn(shown, kpi)),
        /** Of a part there is no mix of the whole to tell. */
        mix: card.basis ? null : mix,
        variants,
        direction: directionOf(kpi, variants),
        counts: countsIn(kpi, shown, tenant.currency),
        months: attainmentOf(values, (month) => targetOf(id, month), today).map((month, i) => ({
          ...month,
          ...behind(values[i]),
          otherDefinition: (values[i]?.variant ?? null) !== (kpi.variantOf?.(variants) ?? null),
          running: isRunning(month, ctx.today),
        })),
        events,
        coarser: compared.now.coarser.length > 0,
        targets: rows.map((row) => targetIn(row, everyone)),
        companyOnly: isCompanyOnly(kpi),
        maySet:
          !chosen.ended &&
          (mayWriteFor(ctx, "target.write", null) || (can(ctx.role, "target.write") && !isCompanyOnly(kpi))),
      };
    },
    { readOnly: true },
  );
}

/** What stands behind a month's value. */
const behind = (value: KpiValue | undefined) => ({
  n: value?.n ?? null,
  used: value?.used ?? 0,
  estimated: Boolean(value?.estimated),
});

/** What the figure is made of, as it was counted. */
const countsIn = (kpi: Kpi, set: TallySet, currency: Currency) =>
  countsInFormula(kpi, definitionsOf(set, kpi.id)).map((count) => ({
    id: count,
    sum: set.tallies[kpi.id]?.sums[count] ?? null,
    unit: unitOf(count, currency),
  }));

function unitOf(count: ReturnType<typeof countsInFormula>[number], currency: Currency) {
  if (count === "business_days") return "days" as const;
  return shownUnit(isDerivedId(count) ? DERIVED[count].unit : MEASURES[count].unit, currency);
}

/** A target with the name of its team; null for the whole company. */
const targetIn = (
  { id, teamId, low, high, start, until }: TargetRow,
  teams: readonly { id: string; name: string }[],
) => ({
  id,
  team: teamId === null ? null : (teams.find((team) => team.id === teamId)?.name ?? null),
  low,
  high,
  start,
  until,
});
