import { type AssessmentRun, runsOf } from "@/db/queries/diagnosis/assessments";
import { teamsOf } from "@/db/queries/tenants/teams";
import { inTenant, type TenantScope } from "@/db/connection/scope";
import { CHECKLIST_VERSION, result } from "@/domain/diagnosis/checklist";
import { dayOf, type Standing, standings } from "@/domain/diagnosis/history";
import {
  actionsFor,
  contradictions,
  type Disagreement,
  disagreement,
  turnsBetween,
  viewpointHits,
} from "@/domain/diagnosis/comparison";
import { grouped } from "@/domain/grouped";
import type { LocalDate } from "@/domain/time/period";
import { EARLIEST_DAY } from "@/domain/reach";
import { can } from "@/domain/members/role";
import { evidenceAt } from "./evidence";
import { notFound } from "../fault";
import { assertTeam, type TenantContext } from "../tenant";

export type HistoryView = Awaited<ReturnType<typeof diagnosisHistory>>;
export type FormView = Awaited<ReturnType<typeof diagnosisForm>>;
export type ResultView = Awaited<ReturnType<typeof diagnosisResult>>;
export type DayView = ReturnType<typeof daysOf>[number];
export type RunView = ReturnType<typeof runView>;

interface Place {
  teams: { id: string; name: string }[];
  team: { id: string; name: string };
}

/** A team's runs over time, and what turned between two of them: those asked for, else the first and the latest. */
export function diagnosisHistory(ctx: TenantContext, asked: { team?: string; from?: LocalDate; to?: LocalDate }) {
  return read(ctx, async (scope) => {
    const { teams, team } = await place(scope, ctx, asked.team);
    const days = team ? daysOf(await runsOf(scope, [team.id]), ctx) : [];
    const [one, two] = [
      days.find(({ date }) => date === asked.from) ?? days[0],
      days.findLast(({ date }) => date === asked.to) ?? days.at(-1),
    ];
    const [from, to] = one && two && one.date > two.date ? [two, one] : [one, two];
    const comparison = from && to && days.length > 1 ? { from, to, turns: turnsBetween(from, to) } : null;
    return { teams, team, days, comparison, ...frame(ctx) };
  });
}

/** Everything the eight statements are answered with: one's own run of that day, the standing before it, the records. */
export function diagnosisForm(ctx: TenantContext, asked: { team?: string; date?: LocalDate }) {
  return read(ctx, async (scope) => {
    const { teams, team } = await place(scope, ctx, asked.team);
    const date = asked.date ?? ctx.today;
    if (!team || date > ctx.today || date < EARLIEST_DAY) throw notFound();
    const [runs, found] = await Promise.all([runsOf(scope, [team.id]), evidenceAt(scope, ctx, team.id, date)]);
    const days = daysOf(runs, ctx);
    const ofDay = runs.filter((run) => run.date === date);
    const own = ofDay.find((run) => run.respondentId === ctx.user.id && run.version === CHECKLIST_VERSION);
    const taken = ofDay.find((run) => run.respondentId === ctx.user.id);
    return {
      teams,
      team,
      date,
      days,
      evidence: found,
      userId: ctx.user.id,
      checklist: CHECKLIST_VERSION,
      own: own ? { answers: own.answers, notes: own.notes } : null,
      replaces: taken?.edition ?? null,
      others: ofDay.filter((run) => run.respondentId !== ctx.user.id).map((run) => run.respondentName),
      previous: days.findLast((day) => day.date < date && day.version === CHECKLIST_VERSION) ?? null,
      ...frame(ctx),
    };
  });
}

/** The result of one date: where the team stands, what turned since before, who disagrees, what the records say against it. */
export function diagnosisResult(ctx: TenantContext, asked: { team?: string; date: LocalDate }) {
  return read(ctx, async (scope) => {
    const { teams, team } = await place(scope, ctx, asked.team);
    if (!team) throw notFound();
    const days = daysOf(await runsOf(scope, [team.id]), ctx);
    const at = days.findLastIndex(({ date }) => date === asked.date);
    const day = days[at];
    if (!day) throw notFound();
    const found = await evidenceAt(scope, ctx, team.id, day.date);
    const previous = days[at - 1] ?? null;
    return {
      teams,
      team,
      day,
      days,
      previous,
      evidence: found,
      turns: previous ? turnsBetween(previous, day) : null,
      contradictions: day.version === CHECKLIST_VERSION ? contradictions(day.answers, found.items) : [],
      actions: day.version === CHECKLIST_VERSION ? actionsFor(day.answers, found.kpisWithData) : [],
      ...frame(ctx),
    };
  });
}

const read = <T>(ctx: TenantContext, work: (scope: TenantScope) => Promise<T>): Promise<T> =>
  inTenant(ctx.db, ctx.tenantId, work, { readOnly: true });

const frame = (ctx: TenantContext) => ({
  today: ctx.today,
  canRun: can(ctx.role, "assessment.write"),
  fictional: ctx.tenant.fictional,
  respondent: ctx.memberName,
});

/** The asked team, else the first one reached; "all" means no one team, so the first as well. */
async function place(
  scope: TenantScope,
  ctx: TenantContext,
  asked: string | undefined,
): Promise<{ teams: Place["teams"]; team: Place["team"] | null }> {
  const wanted = asked === "all" ? undefined : asked;
  if (wanted) assertTeam(ctx, wanted);
  const teams = (await teamsOf(scope, ctx.teams)).map(({ id, name }) => ({ id, name }));
  const team = (wanted ? teams.find(({ id }) => id === wanted) : teams[0]) ?? null;
  if (wanted && !team) throw notFound();
  return { teams, team };
}

/** One entry a date (and version of the checklist), oldest first, with the runs behind it. */
function daysOf(runs: readonly AssessmentRun[], ctx: TenantContext) {
  const byDay = grouped(runs, dayOf);
  return standings(runs).map((standing: Standing) => {
    const behind = byDay.get(dayOf(standing)) ?? [];
    const split: Disagreement = disagreement(behind);
    return {
      ...standing,
      viewpoints: viewpointHits(standing.answers),
      runs: ownFirst(behind.map((run) => runView(run, ctx))),
      disagreement: split,
    };
  });
}

const ownFirst = <T extends { own: boolean }>(runs: T[]): T[] => [
  ...runs.filter(({ own }) => own),
  ...runs.filter(({ own }) => !own),
];

function runView(run: AssessmentRun, ctx: TenantContext) {
  const { id, edition, respondentName: name, answers, notes } = run;
  const own = run.respondentId === ctx.user.id;
  return {
    id,
    edition,
    name,
    own,
    removable: can(ctx.role, "assessment.write") && (own || ctx.role === "admin"),
    answers,
    notes,
    hits: result(answers).hits,
  };
}
