import { talliesInForce } from "@/db/queries/tallies/in-force";
import { type TargetRow, targetsOf } from "@/db/queries/targets/targets";
import { teamsOf } from "@/db/queries/tenants/teams";
import { inTenant, type TenantScope } from "@/db/connection/scope";
import { attainmentOf, progressOf } from "@/domain/targets/attainment";
import { shownUnit } from "@/domain/format/currency";
import { grouped } from "@/domain/grouped";
import { directionOf, KPI_IDS, type KpiId, KPIS } from "@/domain/kpi/kpi";
import { addMonths, bucketOf, bucketStart, type LocalDate, type Range } from "@/domain/time/period";
import { can, mayWriteFor } from "@/domain/members/role";
import { type KpiValue, type TallySet, valueIn } from "@/domain/kpi/evaluate";
import { fits, isCompanyOnly, targetOf, targetOn } from "@/domain/targets/target";
import { ofCell } from "../kpi/tallies";
import type { TenantContext } from "../tenant";
import { namesOf } from "@/db/queries/members/members";

export type TargetListView = Awaited<ReturnType<typeof targetList>>;
export type TargetSection = TargetListView["sections"][number];
export type TargetEntry = TargetSection["entries"][number];
export type TargetView = NonNullable<TargetEntry["current"]>;

/** Months in the history of a target, the last whole one included. */
const MONTHS = 12;
/** null: the whole company. */
type TargetPlace = string | null;
const keyOf = (place: TargetPlace): string => place ?? "company";

/** The targets of every team a member reaches and of the company: those in force, to come and past, and what became of them. */
export function targetList(ctx: TenantContext) {
  return inTenant(
    ctx.db,
    ctx.tenantId,
    async (scope) => {
      const teams = await teamsOf(scope, ctx.teams);
      const rows = await targetsOf(scope, { teams: teams.map(({ id }) => id) });
      const set = new Set(rows.map(({ kpi }) => kpi));
      const kpis = KPI_IDS.filter((id) => set.has(id));
      const [values, names] = [
        await valuesOf(scope, ctx, kpis),
        await namesOf(scope, [...new Set(rows.map(({ createdBy }) => createdBy))]),
      ];
      const held: Held = {
        rows,
        fitting: rows.filter((row) => fits(directionOf(KPIS[row.kpi], ctx.tenant.variants), row)),
        ofPlace: grouped(rows, placeOf),
      };
      const shown = (row: TargetRow) => viewOf(ctx, row, names.get(row.createdBy) ?? null);
      const places: { team: { id: string; name: string } | null }[] = [
        { team: null },
        ...teams.map(({ id, name }) => ({ team: { id, name } })),
      ];
      const sections = places
        .map(({ team }) => {
          const own = kpis.filter(
            (id) => (team === null || !isCompanyOnly(KPIS[id])) && concerns(held, id, team?.id ?? null, ctx.today),
          );
          return { team, entries: own.map((id) => entryOf(ctx, held, { id, place: team?.id ?? null, values, shown })) };
        })
        .filter(({ entries }) => entries.length > 0);
      const { variants, currency, hiddenKpis } = ctx.tenant;
      const choices = KPI_IDS.map((id) => KPIS[id])
        .filter((kpi) => directionOf(kpi, variants) !== "none" && !hiddenKpis.includes(kpi.id))
        .map((kpi) => ({
          id: kpi.id,
          group: kpi.group,
          unit: shownUnit(kpi.unit, currency),
          direction: directionOf(kpi, variants),
          companyOnly: isCompanyOnly(kpi),
        }));
      return {
        today: ctx.today,
        fictional: ctx.tenant.fictional,
        month: bucketStart(ctx.today, "month", ctx.calendar),
        recent: values.recent,
        teams: teams.map(({ id, name }) => ({ id, name })),
        mayAdd: mayWriteFor(ctx, "target.write", null) || (can(ctx.role, "target.write") && teams.length > 0),
        mayAddForCompany: mayWriteFor(ctx, "target.write", null),
        choices,
        usual: values.usual,
        sections,
      };
    },
    { readOnly: true },
  );
}

/** What a target says, and who set it. */
function viewOf(ctx: TenantContext, { id, teamId, kpi, low, high, start, until }: TargetRow, by: string | null) {
  return { id, teamId, kpi, low, high, start, until, by, editable: mayWriteFor(ctx, "target.write", teamId) };
}

/** A team is concerned by its own targets, and by the company's that hold for it today. */
const concerns = ({ rows, ofPlace }: Held, kpi: KpiId, place: TargetPlace, today: LocalDate): boolean =>
  ofPlace.has(placeOf({ kpi, teamId: place })) || targetOn(rows, kpi, place, today) !== null;

/** Every target in reach; `fitting`: those that say what their KPI's direction asks today. */
interface Held {
  readonly rows: readonly TargetRow[];
  readonly fitting: readonly TargetRow[];
  readonly ofPlace: ReadonlyMap<string, readonly TargetRow[]>;
}
const placeOf = ({ kpi, teamId }: { kpi: KpiId; teamId: TargetPlace }) => `${kpi}/${keyOf(teamId)}`;

type Values = Awaited<ReturnType<typeof valuesOf>>;

/** A KPI's targets at one place; `shown`: how one of them is told. */
interface EntryOf {
  id: KpiId;
  place: TargetPlace;
  values: Values;
  shown: (row: TargetRow) => ReturnType<typeof viewOf>;
}

function entryOf(ctx: TenantContext, { rows, fitting, ofPlace }: Held, { id, place, values, shown }: EntryOf) {
  const kpi = KPIS[id];
  const own = ofPlace.get(placeOf({ kpi: id, teamId: place })) ?? [];
  const current = targetOn(rows, id, place, ctx.today);
  const months = values.months.map(({ range, of }) => ({ ...range, ...reached(of.get(keyOf(place)), id) }));
  const attained = attainmentOf(months, (range) => targetOf(fitting, id, place, range), ctx.today);
  const inUse = current && fits(directionOf(kpi, ctx.tenant.variants), current) ? current : null;
  return {
    kpi: id,
    group: kpi.group,
    unit: shownUnit(kpi.unit, ctx.tenant.currency),
    place: keyOf(place),
    current: current && shown(current),
    inherited: current !== null && current.teamId !== place,
    coming: own
      .filter(({ start }) => start > ctx.today)
      .map(shown)
      .reverse(),
    past: own.filter(({ until }) => until !== null && until <= ctx.today).map(shown),
    /** False where the value would be made of teams this member does not reach. */
    seen: place !== null || ctx.teams === "all" || kpi.source === "base",
    latest: latestOf(months, attained, inUse),
    months: attained,
  };
}

/** What was asked today, of what was reached last: a target set this morning has a value to stand beside. */
function latestOf(
  months: readonly (Range & ReturnType<typeof reached>)[],
  attained: ReturnType<typeof attainmentOf>,
  inUse: TargetRow | null,
) {
  const latest = months.findLast(({ value }) => value !== null);
  if (!latest) return null;
  const standing = attained.find(({ from }) => from === latest.from)?.standing;
  return {
    from: latest.from,
    value: latest.value,
    n: latest.n,
    progress: progressOf(inUse, latest, standing === "running"),
    /** The target was there when that month closed. */
    judged: standing === "met" || standing === "missed" ? standing : null,
  };
}

function reached(tallies: TallySet | undefined, id: KpiId): Pick<KpiValue, "value" | "lowSample" | "n"> {
  if (!tallies) return { value: null, lowSample: false, n: null };
  const { value, lowSample, n } = valueIn(tallies, KPIS[id]);
  return { value, lowSample, n };
}

/** The months of each place, and what each place reached over the last three whole ones: four statements, however many targets. */
async function valuesOf(scope: TenantScope, ctx: TenantContext, kpis: readonly KpiId[]) {
  const { from, until } = bucketOf(ctx.today, "month", ctx.calendar);
  const span: Range = { from: addMonths(from, -MONTHS), until };
  const recent: Range = { from: addMonths(from, -3), until: from };
  // Of the company a lead sees what belongs to no team, not what other teams recorded.
  const ofCompany = (ids: readonly KpiId[]) =>
    ctx.teams === "all" ? ids : ids.filter((id) => KPIS[id].source === "base");
  const ofTeams = (ids: readonly KpiId[]) => ids.filter((id) => !isCompanyOnly(KPIS[id]));
  const ask = { calendar: ctx.calendar, work: ctx.work, channels: "all" as const };
  const team = { ...ask, teams: ctx.teams, groupBy: "team" as const };
  const company = { ...ask, teams: "all" as const };
  const [byTeam, byCompany, teamUsual, companyUsual] = await Promise.all([
    talliesInForce(scope, { ...team, range: span, grain: "month", kpis: ofTeams(kpis) }, ctx.history),
    talliesInForce(scope, { ...company, range: span, grain: "month", kpis: ofCompany(kpis) }, ctx.history),
    talliesInForce(scope, { ...team, range: recent, grain: "range", kpis: ofTeams(KPI_IDS) }, ctx.history),
    talliesInForce(scope, { ...company, range: recent, grain: "range", kpis: ofCompany(KPI_IDS) }, ctx.history),
  ]);
  const all = [
    ...byTeam.cells.map((cell) => ({ cell, place: cell.group ?? "" })),
    ...byCompany.cells.map((cell) => ({ cell, place: keyOf(null) })),
  ];
  const ofMonth = grouped(all, ({ cell }) => cell.bucket.start);
  const months = Array.from({ length: MONTHS + 1 }, (_, i) =>
    bucketOf(addMonths(span.from, i), "month", ctx.calendar),
  ).map((range) => ({
    range,
    of: new Map(
      (ofMonth.get(range.from) ?? []).map(({ cell, place }): [string, TallySet] => [place, ofCell(cell, range, ctx)]),
    ),
  }));
  const usual: Record<string, Partial<Record<KpiId, { value: number; n: number | null; lowSample: boolean }>>> = {};
  for (const [place, cell] of [
    ...teamUsual.cells.map((one) => [one.group ?? "", one] as const),
    ...companyUsual.cells.map((one) => [keyOf(null), one] as const),
  ]) {
    const tallies = ofCell(cell, recent, ctx);
    usual[place] = Object.fromEntries(
      KPI_IDS.flatMap((id) => {
        const { value, ...rest } = reached(tallies, id);
        return value === null ? [] : [[id, { value, ...rest }]];
      }),
    );
  }
  return { months, recent, usual };
}
