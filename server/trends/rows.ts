import { monthsOf } from "@/db/queries/records/customer-months";
import { talliesInForce } from "@/db/queries/tallies/in-force";
import { wholeMonths } from "@/domain/tallies/query";
import { contactsOfMonths, measuresIn, periodRows, type RowsQuery } from "@/db/queries/tallies/period-rows";
import { recordedExtent } from "@/db/queries/records/extent";
import { teamsOfFigures } from "@/db/queries/tenants/teams";
import { inTenant, type TenantScope } from "@/db/connection/scope";
import { shownUnit } from "@/domain/format/currency";
import { MEASURES, rollOf, type NeedId } from "@/domain/measures/measure";
import { DERIVED, isDerivedId, isPerMonth } from "@/domain/measures/derived";
import { addMonths, bucketStart, buckets, isRunning, type LocalDate, type Range } from "@/domain/time/period";
import { definitionsOf, EMPTY_TALLY, valueIn } from "@/domain/kpi/evaluate";
import type { NullReason } from "@/domain/kpi/spec";
import { judgeRow, type JudgedRow } from "@/domain/kpi/row";
import { can, permits } from "@/domain/members/role";
import { type Subject, subjectOf } from "@/domain/kpi/subject";
import { type RowsView, usualRange } from "@/domain/views/trend";
import { definitionChanges, variantsOn } from "@/domain/kpi/definitions";
import { textOfRange } from "@/domain/views/view";
import { queryRange } from "../kpi/range";
import { type Selection, selectionOf } from "../kpi/selection";
import type { TenantContext } from "../tenant";
import { ofCell } from "../kpi/tallies";
import { namesOf } from "@/db/queries/members/members";

export type RowsAnswer = Awaited<ReturnType<typeof rowsBehind>>;

/** A recorded period behind a figure. `place` is null where the row is of the whole company. */
export interface ShownRow extends JudgedRow {
  start: LocalDate;
  until: LocalDate;
  place: { team: string; teamId: string; channel: string; channelId: string; cadence: "day" | "week" | "month" } | null;
  /** null where the row adds up several records. */
  recorded: {
    by: string | null;
    at: Date;
    source: "grid" | "import" | "demo";
    note: string | null;
  } | null;
}

/** Rows of one answer: of the page that is read, and of a part of a file. */
const SIZES = { page: 200, part: 2_000 } as const;

/** The rows behind one figure and, under them, the figure itself, worked out over all of them by the same call as its card. */
export const rowsBehind = (ctx: TenantContext, asked: RowsView, of: keyof typeof SIZES = "page") =>
  inTenant(ctx.db, ctx.tenantId, (scope) => rowsIn(scope, ctx, asked, of), { readOnly: true });

/** The same within a transaction. */
export async function rowsIn(scope: TenantScope, ctx: TenantContext, asked: RowsView, of: keyof typeof SIZES) {
  const reach = await teamsOfFigures(scope, ctx.teams);
  const chosen = selectionOf(ctx, reach, asked);
  const subject = subjectOf(asked.kpi);
  const given = queryRange(ctx, asked.range);
  const range = given.range ?? usualRange("month", ctx.today, await recordedExtent(scope, chosen.filter), ctx.calendar);
  const question = {
    ...chosen.filter,
    range,
    grain: asked.grain,
    buckets: [{ ...range, start: range.from, partial: false }],
    calendar: ctx.calendar,
    work: ctx.work,
    kpis: [subject.id],
  };
  const [cell] = (await talliesInForce(scope, question, ctx.history)).cells;
  const set = ofCell(cell, range, ctx);
  const variants = definitionsOf(set, subject.id);
  const query: RowsQuery = { ...question, variants };
  const size = SIZES[of];
  const found =
    subject.source === "record"
      ? await recordRows(scope, ctx, { chosen, subject, query, size, page: asked.page })
      : await monthRows(scope, ctx, subject, query);
  const value = valueIn(set, subject);
  const { sums, carried = null } = cell?.tallies[subject.id] ?? EMPTY_TALLY;
  const needs = subject.needs(variants);
  const { currency } = ctx.tenant;
  return {
    subject: {
      id: subject.id,
      source: subject.source,
      unit: shownUnit(subject.unit, currency),
      formula: subject.formulaOf(variants),
      variant: subject.variantOf?.(variants) ?? null,
      kinds: subject.channels,
    },
    needs: needs.map((id) => ({ id, unit: shownUnit(unitOf(id), currency), roll: rollOf(id) })),
    rows: found.rows.map((row) => inFigure(row, value.reason)),
    count: found.count,
    page: found.page,
    pages: subject.source === "record" ? Math.max(1, Math.ceil(found.count / size)) : 1,
    footer: {
      sums: needs.map((id) => sums[id] ?? null),
      value: value.value,
      reason: value.reason,
      n: value.n,
      nMonths: value.nMonths,
      used: value.used,
      total: value.total,
      parts: value.parts,
      estimated: value.estimated,
      /** Over how many months it adds up what each of them counts anew; 1 where it does not. */
      months: needs.some(isPerMonth) ? value.used : 1,
      /** What of a closing stands in none of these rows: of channels that rest. */
      carried,
    },
    businessDays: sums.business_days ?? null,
    definitions: definitionChanges(subject, ctx.history, range),
    range: { ...range, text: textOfRange(range), running: isRunning(range, ctx.today), cut: given.cut },
    grain: asked.grain,
    teams: chosen.teams.map(({ id, name }) => ({ id, name })),
    channels: chosen.channels.map(({ id, name, kind, team }) => ({ id, name, kind, team: team.name })),
    narrowed: chosen.filter.channels !== "all",
    canRecord: can(ctx.role, "record.write"),
    mayExport: permits(ctx, "data.export"),
    zone: ctx.calendar.zone,
  };
}

/** A figure of the whole company has no rows in a part of it. */
const inFigure = (row: ShownRow, reason: NullReason | null): ShownRow =>
  reason === "company_only" ? { ...row, state: reason } : row;

const unitOf = (id: NeedId) => (isDerivedId(id) ? DERIVED[id].unit : MEASURES[id].unit);

interface FoundRows {
  rows: ShownRow[];
  count: number;
  page: number;
}

/** A page of the records behind a figure. */
interface RecordPage {
  chosen: Selection;
  subject: Subject;
  query: RowsQuery;
  size: number;
  page: number;
}

async function recordRows(
  scope: TenantScope,
  ctx: TenantContext,
  { chosen, subject, query, size, page }: RecordPage,
): Promise<FoundRows> {
  const asked = await periodRows(scope, query, subject, { limit: size, offset: (page - 1) * size });
  // A page after the last has nothing, and does not know how many there are.
  const beyond = asked.count === 0 && page > 1;
  const { rows, count } = beyond ? await periodRows(scope, query, subject, { limit: size, offset: 0 }) : asked;
  const names = await namesOf(scope, [...new Set(rows.map(({ updatedBy }) => updatedBy))]);
  const places = new Map(chosen.channels.map((channel) => [channel.id, channel]));
  const shown = rows.map((row): ShownRow => {
    const channel = places.get(row.channelId);
    const judged = judgeRow(subject, row.values, {
      ...row,
      variants: query.variants,
      inForce: variantsOn(ctx.history, row.start),
    });
    return {
      ...judged,
      start: row.start,
      until: row.until,
      place: {
        team: channel?.team.name ?? "",
        teamId: row.teamId,
        channel: channel?.name ?? "",
        channelId: row.channelId,
        cadence: row.cadence,
      },
      recorded: {
        by: names.get(row.updatedBy) ?? null,
        at: row.updatedAt,
        source: row.source,
        note: row.note,
      },
    };
  });
  return { rows: shown, count, page: beyond ? 1 : page };
}

const NO_CONTACTS: Awaited<ReturnType<typeof contactsOfMonths>> = new Map();

/** Months of the customer base, with the contacts of the month where the figure needs them. */
async function monthRows(
  scope: TenantScope,
  ctx: TenantContext,
  subject: Subject,
  query: RowsQuery,
): Promise<FoundRows> {
  const touched: Range = { from: bucketStart(query.range.from, "month", ctx.calendar), until: query.range.until };
  const base = new Map((await monthsOf(scope, touched)).map((row) => [row.start, row]));
  const usable = wholeMonths(query);
  const whole = new Set(usable.map((month) => month.start));
  const contacts = subject.source === "both" ? await contactsOfMonths(scope, query, usable, ctx.history) : NO_CONTACTS;
  const counted = subject.adding === "unique" ? "unique" : "contacts";
  const names = await namesOf(
    scope,
    [...base.values()].map(({ updatedBy }) => updatedBy),
  );
  const rows = buckets(touched, "month", ctx.calendar)
    .filter(({ start }) => base.has(start) || contacts.has(start))
    .map(({ start }): ShownRow => {
      const row = base.get(start);
      const coarse = !whole.has(start);
      const judged = judgeRow(
        subject,
        { ...(row ? measuresIn(row) : {}), ...contacts.get(start)?.row },
        {
          variants: query.variants,
          inForce: variantsOn(ctx.history, start),
          coarse,
          slThresholdSec: null,
          cesScale: null,
          estimates: contacts.get(start)?.estimates ?? [],
        },
      );
      return {
        ...judged,
        state: (judged.state === "missing" && contacts.get(start)?.refused[counted]) || judged.state,
        start,
        until: addMonths(start, 1),
        place: null,
        recorded: row
          ? {
              by: names.get(row.updatedBy) ?? null,
              at: row.updatedAt,
              source: row.source,
              note: row.note,
            }
          : null,
      };
    });
  return { rows: rows.reverse(), count: rows.length, page: 1 };
}
