import { type AssessmentRun, runsOf } from "@/db/queries/diagnosis/assessments";
import { eventsIn } from "@/db/queries/events/events";
import { comparedInForce, talliesInForce } from "@/db/queries/tallies/in-force";
import { type Extent, recordedExtent } from "@/db/queries/records/extent";
import { offeredOf, teamsOfFigures, type TeamWithChannels } from "@/db/queries/tenants/teams";
import { tileOrderOf } from "@/db/queries/views/tile-orders";
import { heldAgainst } from "@/domain/tallies/compared/held";
import { inTenant, type TenantScope } from "@/db/connection/scope";
import { standings } from "@/domain/diagnosis/history";
import { type HeldRange, heldRange } from "@/domain/time/comparison";
import { contradicts } from "@/domain/diagnosis/evidence";
import { BY_KIND, contactsByKind, contactsIn } from "@/domain/tallies/contacts";
import { grouped } from "@/domain/grouped";
import { KPIS } from "@/domain/kpi/kpi";
import { nextSteps } from "@/domain/dashboard/next-step";
import { ledger, OVERVIEW_KPIS } from "@/domain/dashboard/ledger";
import { valueIn } from "@/domain/kpi/evaluate";
import { addDays, addMonths, bucketOf, bucketStart, isRunning, type LocalDate, type Range } from "@/domain/time/period";
import { can } from "@/domain/members/role";
import { inOwnOrder } from "@/domain/dashboard/tile-order";
import { trendStart, yearOnYear } from "@/domain/dashboard/year-on-year";
import { textOfRange, type View } from "@/domain/views/view";
import { heldView } from "../kpi/held";
import { queryRange } from "../kpi/range";
import { channelNames } from "../kpi/selection";
import { evidenceOf, quarterAt } from "../diagnosis/evidence";
import { dueYesterday } from "../due";
import { notFound } from "../fault";
import { teamsMeant } from "../reach";
import { byMonth, ofRange } from "../kpi/tallies";
import { sideBySide } from "./side-by-side";
import { targetFinder } from "../targets/in-force";
import type { TenantContext } from "../tenant";

export type OverviewView = Awaited<ReturnType<typeof overview>>;

/** Everything the first page shows, in one transaction whose statements do not grow with the number of periods. */
export async function overview(ctx: TenantContext, asked: View) {
  const due = await dueYesterday(ctx);
  return inTenant(
    ctx.db,
    ctx.tenantId,
    async (scope) => {
      const everyone = await teamsOfFigures(scope, ctx.teams);
      const teams = offeredOf(everyone);
      const chosen = homeSelectionOf(ctx, teams, asked);
      const extent = await recordedExtent(scope, chosen);
      const span = spanOf(ctx, asked, extent);
      const nameOf = channelNames(everyone);
      const found = await read(scope, ctx, chosen, { ...span, nameOf });
      const usual = ledger({
        now: found.now,
        before: found.before,
        months: found.months,
        range: span.range,
        today: ctx.today,
        currency: ctx.tenant.currency,
        hidden: ctx.tenant.hiddenKpis,
        targetOf: found.targetOf,
        compared: { table: found.compared, group: null, nameOf },
      });
      return {
        ...chosenView(teams, chosen, asked),
        today: ctx.today,
        range: {
          ...span.range,
          text: textOfRange(span.range),
          running: isRunning(span.range, ctx.today),
          cut: span.cut,
        },
        ...heldView(asked, span.held),
        hasRecords: extent !== null,
        positions: positionsOf(chosen.shown, found.runs).flatMap((one) => {
          const cards = found.side?.get(one.team.id);
          // Beside the others an ended team stands where it recorded something in the range.
          return found.side && one.team.archived && !cards ? [] : [{ ...one, cards: cards ?? [] }];
        }),
        due: {
          date: addDays(ctx.today, -1),
          channels: chosen.team === "all" ? due : due.filter(({ teamId }) => teamId === chosen.team),
        },
        groups: inOwnOrder(usual, found.order),
        /** The member's own order as it is kept; empty: none is. */
        order: found.order,
        /** Each group's KPIs in the usual order. */
        usual: usual.map(({ group, cards, more }) => ({ group, ids: [...cards, ...more].map(({ id }) => id) })),
        months: span.months,
        trend: { ...yearOnYear(found.contacts, span.lastMonth, ctx.today, ctx.calendar), events: found.events },
        /** `leftOut`: channels recorded at longer intervals than this range can hold. */
        mix: {
          now: found.mixNow,
          before: found.mixBefore,
          leftOut: chosen.shown
            .flatMap(({ channels }) => channels)
            .filter(({ id }) => found.coarser.includes(id))
            .map(({ id, name }) => ({ id, name })),
        },
        role: ctx.role,
        canRecord: can(ctx.role, "record.write") && !chosen.ended,
        calendar: ctx.calendar,
        next: stepsOf(ctx, chosen, extent !== null, found),
      };
    },
    { readOnly: true },
  );
}

/** `teams`: whose records count. Of all teams archived ones count too: what they recorded does not go away. */
interface HomeSelection {
  team: string | "all";
  shown: readonly TeamWithChannels[];
  /** The one team is archived: looked back at, not worked on. */
  ended: boolean;
  teams: readonly string[] | "all";
  channels: string[] | "all";
}

/** Who there is to choose from, and who is chosen. */
export const chosenView = (teams: readonly TeamWithChannels[], { team, shown, ended }: HomeSelection, asked: View) => ({
  teams: teams.map(({ id, name, archived }) => ({ id, name, archived })),
  team,
  ended,
  channels: shown.flatMap((own) =>
    own.channels.map(({ id, name, kind, archived }) => ({ id, name, kind, archived, team: own.name })),
  ),
  channel: asked.channel ?? null,
});

/** The team that is meant of those to choose from, and its one channel where that is named. */
export function homeSelectionOf(ctx: TenantContext, teams: TeamWithChannels[], asked: View): HomeSelection {
  const { team, shown } = teamsMeant(ctx, teams, asked.team);
  const known = shown.some(({ channels }) => channels.some(({ id }) => id === asked.channel));
  if (asked.channel && !known) throw notFound();
  const ended = team !== "all" && shown.some(({ archived }) => archived);
  return {
    team,
    shown,
    ended,
    teams: team === "all" ? ctx.teams : [team],
    channels: asked.channel ? [asked.channel] : "all",
  };
}

interface Span {
  range: Range;
  cut: boolean;
  held: HeldRange | null;
  months: Range;
  lastMonth: LocalDate;
}

/**
 * The asked range, else last month where it has records, else this month; what it is held against; and the months its
 * sparklines and trend cover. `byMonth`: of a KPI that is counted by the month.
 */
export function spanOf(ctx: TenantContext, asked: View, extent: Extent | null, byMonth = false): Span {
  const thisMonth = bucketOf(ctx.today, "month", ctx.calendar);
  const lastMonth = bucketOf(addDays(thisMonth.from, -1), "month", ctx.calendar);
  const usual = extent && extent.from < lastMonth.until && extent.until > lastMonth.from ? lastMonth : thisMonth;
  const given = queryRange(ctx, asked.range);
  const range = given.range ?? usual;
  const end = bucketOf(addDays(range.until, -1), "month", ctx.calendar);
  const recent = end.until >= lastMonth.from && end.until <= thisMonth.until ? thisMonth : end;
  const asOf = { today: ctx.today, todayRecorded: extent !== null && extent.latest >= ctx.today };
  return {
    range,
    cut: given.cut,
    held: heldRange(range, asked, asOf, byMonth),
    months: { from: addMonths(end.until, -13), until: end.until },
    lastMonth: recent.from,
  };
}

async function read(
  scope: TenantScope,
  ctx: TenantContext,
  chosen: HomeSelection,
  { range, held, months, lastMonth, nameOf }: Span & { nameOf: (channelId: string) => string },
) {
  const of = { teams: chosen.teams, channels: chosen.channels };
  const ask = { ...of, calendar: ctx.calendar, work: ctx.work, kpis: OVERVIEW_KPIS };
  const byKind = { ...of, calendar: ctx.calendar, work: ctx.work, ...BY_KIND };
  const trend = { from: trendStart(lastMonth), until: addMonths(lastMonth, 1) };
  const recorder = chosen.team !== "all" && !chosen.ended && can(ctx.role, "record.write") ? chosen.team : null;
  const against = heldAgainst({ ...ask, range, grain: "range" }, held);
  const kinds = heldAgainst({ ...byKind, range, grain: "range" }, held);
  const [figured, monthly, contacts, events, mixNow, mixBefore, quarter, runs, targetOf, order, side] =
    await Promise.all([
      comparedInForce(scope, against, ctx.history),
      talliesInForce(scope, { ...ask, range: months, grain: "month" }, ctx.history),
      talliesInForce(scope, { ...byKind, range: trend, grain: "month" }, ctx.history),
      eventsIn(scope, trend, chosen.teams),
      talliesInForce(scope, kinds.now, ctx.history),
      kinds.before && talliesInForce(scope, kinds.before, ctx.history),
      recorder === null ? null : quarterAt(scope, ctx, recorder, ctx.today),
      runsOf(scope, chosen.teams),
      targetFinder(scope, ctx, {
        team: chosen.team,
        channel: chosen.channels === "all" ? undefined : chosen.channels[0],
      }),
      tileOrderOf(scope, ctx.user.id, "home"),
      chosen.team === "all" ? sideBySide(scope, ctx, { teams: chosen.shown, range, held, nameOf }) : null,
    ]);
  return {
    now: ofRange(figured.now, range, ctx),
    before: figured.before && against.before && ofRange(figured.before, against.before.range, ctx),
    compared: figured,
    months: byMonth(monthly, months, ctx),
    contacts: contactsIn(contacts),
    events,
    mixNow: contactsByKind(mixNow),
    coarser: mixNow.coarser,
    mixBefore: mixBefore && contactsByKind(mixBefore),
    quarter,
    runs,
    targetOf,
    order,
    side,
  };
}

function positionsOf(teams: readonly TeamWithChannels[], runs: readonly AssessmentRun[]) {
  const ofTeam = grouped(runs, (run) => run.teamId);
  return teams.map(({ id, name, archived }) => ({
    team: { id, name, archived },
    standings: standings(ofTeam.get(id) ?? []),
  }));
}

/** For who records one team, whatever range is shown; for others none. */
function stepsOf(
  ctx: TenantContext,
  { shown }: HomeSelection,
  hasRecords: boolean,
  found: Awaited<ReturnType<typeof read>>,
) {
  const { quarter, runs } = found;
  if (!quarter) return [];
  const { items, kpisWithData } = evidenceOf(quarter);
  const latest = positionsOf(shown, runs)[0]?.standings.at(-1);
  const lastMonth = addMonths(bucketStart(ctx.today, "month", ctx.calendar), -1);
  const base = quarter.months.find(({ month }) => month === lastMonth);
  return nextSteps({
    today: ctx.today,
    hasRecords,
    lastDiagnosis: latest?.date ?? null,
    contradictions: items
      .filter((one) => contradicts(latest?.answers[Number(one.statement.slice(1)) - 1] ?? null, one))
      .map((one) => ({ statement: one.statement, share: one.values["share"] ?? null })),
    baseMissing: base && valueIn(base, KPIS.churn_rate).value === null ? lastMonth : null,
    qualityMeasured: kpisWithData.some((id) => KPIS[id].group === "quality"),
    responseRate: base ? valueIn(base, KPIS.survey_response_rate).value : null,
  });
}
