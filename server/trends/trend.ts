import { eventsIn } from "@/db/queries/events/events";
import { type Extent, recordedExtent } from "@/db/queries/records/extent";
import { comparedInForce, talliesInForce } from "@/db/queries/tallies/in-force";
import type { ComparedTable } from "@/domain/tallies/compared/compared";
import { heldAgainst, movedGrain } from "@/domain/tallies/compared/held";
import { comparedFigure } from "@/domain/tallies/compared/comparison";
import type { TableInForce } from "@/domain/tallies/in-force";
import type { TallyQuery } from "@/domain/tallies/query";
import { teamsOfFigures, type TeamWithChannels } from "@/db/queries/tenants/teams";
import { inTenant, type TenantScope } from "@/db/connection/scope";
import { shownUnit } from "@/domain/format/currency";
import { type HeldRange, heldRange } from "@/domain/time/comparison";
import { isKpiId } from "@/domain/kpi/kpi";
import { type Bucket, buckets, type Grain, isRunning, type Range } from "@/domain/time/period";
import { can } from "@/domain/members/role";
import { baseFor, valueIn } from "@/domain/kpi/evaluate";
import { isSum, type Subject, subjectOf } from "@/domain/kpi/subject";
import {
  type Before,
  beforeOf,
  fittingGrain,
  mostPoints,
  type TrendView,
  usualGrain,
  usualRange,
} from "@/domain/views/trend";
import { definitionChanges, variantsOf } from "@/domain/kpi/definitions";
import { textOfRange } from "@/domain/views/view";
import { heldView } from "../kpi/held";
import { queryRange } from "../kpi/range";
import { channelNames, type Selection, selectionOf } from "../kpi/selection";
import type { TenantContext } from "../tenant";
import { figureOf, figuresOf, setsOf, type TrendFigure } from "../kpi/figure";
import { targetFinder } from "../targets/in-force";
import { groupsOf, type LineOf, linesOf } from "./lines";
import { mixOver } from "./mix";
import { breathe } from "../turn";

export type TrendAnswer = Awaited<ReturnType<typeof trend>>;
/** Everything the page of trends shows, in one transaction whose statements do not grow with periods, teams or channels. */
export async function trend(ctx: TenantContext, asked: TrendView) {
  return inTenant(
    ctx.db,
    ctx.tenantId,
    async (scope) => {
      const reach = await teamsOfFigures(scope, ctx.teams);
      const chosen = selectionOf(ctx, reach, asked);
      const subject = subjectOf(asked.kpi);
      const extent = await recordedExtent(scope, chosen.filter);
      const given = queryRange(ctx, asked.range);
      const range = given.range ?? usualRange(asked.grain ?? "month", ctx.today, extent, ctx.calendar);
      const lines = await linesOf(scope, ctx, { chosen, subject, range, asked });
      const span = spanOf(ctx, asked, subject, { extent, range, lines: lines.length });
      const found = await read(scope, ctx, { reach, chosen, subject, span, lines });
      const { grain, shown } = span;
      const variants = variantsOf(ctx.history, range);
      const targetPoints = asked.compare === "target" ? await targetsOver(scope, ctx, chosen, subject, shown) : null;
      return {
        teams: reach.map(({ id, name, archived, channels }) => ({
          id,
          name,
          archived,
          channels: channels.map((one) => ({ id: one.id, name: one.name, kind: one.kind, archived: one.archived })),
        })),
        chosen: {
          teams: chosen.filter.teams,
          channels: chosen.filter.channels === "all" ? [] : chosen.filter.channels,
          allTeams: chosen.teams.length === reach.length,
        },
        shownChannels: chosen.channels.length,
        subject: {
          id: subject.id,
          source: subject.source,
          unit: shownUnit(subject.unit, ctx.tenant.currency),
          formula: subject.formulaOf(variants),
          variant: subject.variantOf?.(variants) ?? null,
          isSum: isSum(subject),
          kinds: subject.channels,
        },
        range: { ...range, text: textOfRange(range), running: isRunning(range, ctx.today), cut: given.cut },
        grain,
        askedGrain: asked.grain ?? grain,
        ...heldView(asked, span.held),
        ...heldWhole(span.held),
        by: asked.by,
        each: asked.lines === "each",
        definitions: definitionChanges(subject, ctx.history, range),
        buckets: shown.map((bucket) => ({ ...bucket, running: isRunning(bucket, ctx.today) })),
        ...found,
        targetPoints,
        hasRecords: extent !== null,
        today: ctx.today,
        calendar: ctx.calendar,
        canRecord: can(ctx.role, "record.write"),
      };
    },
    { readOnly: true },
  );
}

const heldWhole = (held: HeldRange | null) => ({
  way: held?.align ?? null,
  before: held?.range ?? null,
  /** The part of `before` that the sums of the range are held against: while it runs, what meets the days that are over. */
  compared: held?.before ?? null,
});

interface Span {
  range: Range;
  grain: Grain;
  shown: Bucket[];
  held: HeldRange | null;
  before: Before | null;
}

/** The range in the asked grain, else the usual one, as far as a page can hold its lines; and what it is compared with. */
function spanOf(
  ctx: TenantContext,
  asked: TrendView,
  subject: Subject,
  { extent, range, lines }: { extent: Extent | null; range: Range; lines: number },
): Span {
  // The customer base is counted by the month: finer there is nothing to draw.
  const usual = subject.source !== "record" && usualGrain(range) === "day" ? "month" : usualGrain(range);
  const grain = fittingGrain(asked.grain ?? usual, range, ctx.calendar, mostPoints(lines + 1));
  const shown = buckets(range, grain, ctx.calendar);
  const asOf = { today: ctx.today, todayRecorded: extent !== null && extent.latest >= ctx.today };
  const compare = asked.compare === "target" ? "none" : asked.compare;
  const held = heldRange(range, { compare, align: asked.align }, asOf, subject.source !== "record");
  return { range, grain, shown, held, before: held && beforeOf({ shown, grain, held }, ctx.calendar) };
}

interface TrendQuestion {
  reach: readonly TeamWithChannels[];
  chosen: Selection;
  subject: Subject;
  span: Span;
  lines: readonly LineOf[];
}

/** Every sum the page needs, asked at once: of the whole and of each line, in the range and in what it is compared with. */
async function tablesOf(scope: TenantScope, ctx: TenantContext, { chosen, subject, span, lines }: TrendQuestion) {
  const { range, grain, shown, before, held } = span;
  const ask: Omit<TallyQuery, "range" | "grain" | "variants"> = {
    ...chosen.filter,
    calendar: ctx.calendar,
    work: ctx.work,
    kpis: [subject.id],
  };
  type Part = Pick<TallyQuery, "range" | "grain" | "buckets" | "groupBy" | "channels" | "ended">;
  const none: TableInForce = { cells: [], coarser: [] };
  const tallied = (part: Part | null) => (part ? talliesInForce(scope, { ...ask, ...part }, ctx.history) : none);
  const split = lines.length > 0 ? { groupBy: groupsOf(lines), channels: [...groupsOf(lines).keys()] } : null;
  const whole = [{ ...range, start: range.from, partial: false }];
  const total = heldAgainst({ ...ask, range, grain, buckets: whole }, held);
  const earlier = held &&
    before && {
      range: held.range,
      grain: held.align === "weekday" ? movedGrain(grain) : grain,
      buckets: before.buckets,
    };
  const totals = (own: Pick<TallyQuery, "groupBy" | "channels">) =>
    comparedInForce(scope, heldAgainst({ ...total.now, ...own }, held), ctx.history);
  const [points, all, pointsBefore, parts, partTotals] = await Promise.all([
    tallied({ range, grain, buckets: shown }),
    totals({}),
    tallied(earlier),
    split && tallied({ ...split, range, grain, buckets: shown }),
    split && totals(split),
  ]);
  return { points, all, pointsBefore, parts, partTotals };
}

/** Draws lines of a table: their points, their figure of the whole range, and what that is held against. */
function lineMaker(
  ctx: TenantContext,
  { subject, span }: TrendQuestion,
  { points, totals, nameOf }: { points: TableInForce; totals: ComparedTable; nameOf: (id: string) => string },
) {
  const { range, shown, held } = span;
  const pointAt = figuresOf(ctx, subject, points);
  const [nowAt, beforeAt] = [setsOf(ctx, totals.now), totals.before && setsOf(ctx, totals.before)];
  return (key: string | null) => {
    const now = nowAt(key, range);
    const { before, ...comparison } = comparedFigure({
      subject,
      unit: shownUnit(subject.unit, ctx.tenant.currency),
      direction: subject.goodWhenOf?.(variantsOf(ctx.history, range)) ?? subject.goodWhen,
      running: isRunning(range, ctx.today),
      now,
      before: beforeAt && held?.before ? beforeAt(key, held.before) : null,
      basis: totals.basisOf(subject.id, key),
      chanceOf: (values) => totals.chanceOf(subject.id, key, values),
      nameOf,
    });
    return {
      points: shown.map((bucket) => pointAt(key, bucket)),
      total: figureOf(valueIn(now, subject)),
      before: before && figureOf(before),
      ...comparison,
    };
  };
}

async function read(scope: TenantScope, ctx: TenantContext, question: TrendQuestion) {
  const { chosen, subject, span, lines } = question;
  const [tables, mix, events] = await Promise.all([
    tablesOf(scope, ctx, question),
    mixOver(scope, ctx, chosen, span.range, span.grain),
    eventsIn(scope, span.range, chosen.filter.teams),
  ]);
  const { points, all, pointsBefore, parts, partTotals } = tables;
  const nameOf = channelNames(question.reach);
  const together = lineMaker(ctx, question, { points, totals: all, nameOf })(null);
  const line = parts && partTotals && lineMaker(ctx, question, { points: parts, totals: partTotals, nameOf });
  const names = new Map(chosen.channels.map(({ id, name, team }) => [id, { name, team: team.name }]));
  const drawn: (LineOf & ReturnType<ReturnType<typeof lineMaker>>)[] = [];
  for (const one of lines) {
    await breathe();
    if (line) drawn.push({ ...one, ...line(one.key) });
  }
  return {
    all: together,
    lines: drawn,
    /** Compared periods that none of the range meets, each before the period it stands at. */
    unmet: span.before ? unmetBy(together.total, span.before, figuresOf(ctx, subject, pointsBefore)) : [],
    beforePoints: span.before && metBy(together.points, span.before, figuresOf(ctx, subject, pointsBefore)),
    coarser: [...new Set([...points.coarser, ...pointsBefore.coarser])].flatMap((id) => names.get(id) ?? []),
    mix,
    events,
  };
}

/** The compared period each shown one meets; of another definition it gives no value. */
function metBy(
  points: readonly TrendFigure[],
  { placeOf, buckets: periods }: Before,
  at: ReturnType<typeof figuresOf>,
) {
  return points.map((point, i) => {
    const place = placeOf[i];
    const period = place === null || place === undefined ? undefined : periods[place];
    return period ? { from: period.from, until: period.until, ...baseFor(point, at(null, period)) } : null;
  });
}

/** Those that no shown period meets: of another definition than the range's they give no value. */
const unmetBy = (total: TrendFigure, { unmet, buckets: periods }: Before, at: ReturnType<typeof figuresOf>) =>
  unmet.flatMap(({ place, at: index }) => {
    const period = periods[place];
    if (!period) return [];
    return [{ at: index, ...period, ...baseFor(total, at(null, period)) }];
  });

/** The target in force at the end of each period; of several teams the one that holds for all of them. A band has two bounds. */
async function targetsOver(
  scope: TenantScope,
  ctx: TenantContext,
  { teams, filter }: Selection,
  { id }: Subject,
  shown: readonly Bucket[],
) {
  const [only] = teams;
  const find = await targetFinder(scope, ctx, {
    team: teams.length === 1 && only ? only.id : "all",
    channel: filter.channels === "all" ? undefined : (filter.channels[0] ?? ""),
  });
  return shown.map((bucket) => {
    const target = isKpiId(id) ? find(id, bucket) : null;
    return target && { low: target.low, high: target.high };
  });
}
