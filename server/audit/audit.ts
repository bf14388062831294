import { type AuditRow, auditCommands, auditPeople, auditRows, hasAuditRow } from "@/db/queries/audit/audit";
import { idsNamed, type NamedThing, namesOfIds } from "@/db/queries/audit/names";
import { inTenant, type TenantScope } from "@/db/connection/scope";
import { type AuditChange, auditChanges, auditSubject, idsWithin } from "@/domain/audit/change";
import type { AuditSearch } from "@/domain/audit/search";
import { permits } from "@/domain/members/role";
import { notFound } from "../fault";
import type { TenantContext } from "../tenant";

/** What a row is about, by the name it has today, else the one it had then; `gone`: it is not there any more. */
export interface SubjectView {
  kind: string;
  name: string | null;
  team: string | null;
  person: string | null;
  date: string | null;
  gone: boolean;
}

export interface AuditView extends Omit<AuditRow, "userId"> {
  about: SubjectView;
  changes: AuditChange[];
  /** The KPI a target's bounds are in. */
  kpi: string | null;
}

export type AuditPage = Awaited<ReturnType<typeof auditPage>>;

const A_PAGE = 50;

/** A page of the audit log, and what it can be narrowed down by. `before`: the last row of the page before. */
export async function auditPage(
  ctx: TenantContext,
  { before, ...search }: AuditSearch & { before?: string | undefined },
) {
  return inTenant(
    ctx.db,
    ctx.tenantId,
    async (scope) => {
      const [people, commands, known] = await Promise.all([
        auditPeople(scope),
        auditCommands(scope),
        before ? hasAuditRow(scope, before) : true,
      ]);
      if (!known) throw notFound();
      assertPerson(search, people);
      const found = await rowsOf(scope, ctx, search, { before, limit: A_PAGE + 1 });
      const rows = found.slice(0, A_PAGE);
      return {
        ...(await told(scope, ctx, rows)),
        next: found.length > A_PAGE ? (rows.at(-1)?.id ?? null) : null,
        people,
        commands,
        mayExport: permits(ctx, "data.export"),
      };
    },
    { readOnly: true },
  );
}

/** Entries of one answer: made and written as JSON in a moment, however many the whole file has. */
const A_PART = 1_000;

/** What the same search finds, for a file: a part of it, and after which entry the next part begins; null after the last. */
export async function auditFile(
  ctx: TenantContext,
  { before, ...search }: AuditSearch & { before?: string | undefined },
  size = A_PART,
) {
  return inTenant(
    ctx.db,
    ctx.tenantId,
    async (scope) => {
      if (before && !(await hasAuditRow(scope, before))) throw notFound();
      if (search.person) assertPerson(search, await auditPeople(scope));
      const found = await rowsOf(scope, ctx, search, { before, limit: size + 1 });
      const rows = found.slice(0, size);
      return { ...(await told(scope, ctx, rows)), next: found.length > size ? (rows.at(-1)?.id ?? null) : null };
    },
    { readOnly: true },
  );
}

/** Nobody's id and another company's get the one answer there is. */
function assertPerson({ person }: AuditSearch, people: readonly { id: string }[]): void {
  if (person && !people.some(({ id }) => id === person)) throw notFound();
}

async function rowsOf(
  scope: TenantScope,
  ctx: TenantContext,
  search: AuditSearch,
  page: { before: string | undefined; limit: number },
) {
  const named = search.text ? await idsNamed(scope, search.text) : [];
  return auditRows(scope, { search, zone: ctx.tenant.zone, named, ...page });
}

async function told(scope: TenantScope, ctx: TenantContext, rows: readonly AuditRow[]) {
  const named = await namesOfIds(scope, idsWithin(rows.map(({ subject, before, after }) => [subject, before, after])));
  // A thing's team is an id of its own.
  const teams = await namesOfIds(scope, [...new Set([...named.values()].flatMap(({ teamId }) => teamId ?? []))]);
  const names = new Map([...teams, ...named]);
  return {
    rows: rows.map((row) => viewOf(row, names, ctx)),
    names: Object.fromEntries([...names].map(([id, { name }]) => [id, name])),
    zone: ctx.tenant.zone,
    currency: ctx.tenant.currency,
  };
}

function viewOf(
  { userId: _, ...row }: AuditRow,
  names: ReadonlyMap<string, NamedThing>,
  ctx: TenantContext,
): AuditView {
  const about = aboutOf(row, names, ctx);
  const kpi = about.kind === "target" ? about.name : null;
  return { ...row, about, changes: auditChanges(row.before, row.after), kpi };
}

function aboutOf(
  { subject, before, after }: Pick<AuditRow, "subject" | "before" | "after">,
  names: ReadonlyMap<string, NamedThing>,
  ctx: TenantContext,
): SubjectView {
  const {
    kind,
    ids: [id, other],
    date,
    rest,
  } = auditSubject(subject);
  const nameless = { kind, name: rest === "" ? null : rest, team: null, person: null, date, gone: false };
  if (kind === "tenant") return { ...nameless, name: ctx.tenant.name };
  if (id === undefined) return nameless;
  const thing = names.get(id);
  const teamId = thing ? thing.teamId : textIn("teamId", after, before);
  const team = teamId === null ? null : (names.get(teamId)?.name ?? null);
  const name =
    thing?.name ??
    textIn("name", after, before) ??
    textIn("title", after, before) ??
    textIn("fileName", after, before) ??
    textIn("kpi", after, before) ??
    textIn("email", after, before);
  return {
    kind,
    name,
    team,
    person: other === undefined ? null : (names.get(other)?.name ?? textIn("respondentName", after, before)),
    date,
    gone: thing === undefined,
  };
}

/** A text among the fields, of the first of these that has it. */
function textIn(field: string, ...from: readonly unknown[]): string | null {
  const found = from
    .map((one) =>
      typeof one === "object" && one !== null ? (one as Readonly<Record<string, unknown>>)[field] : undefined,
    )
    .find((value) => typeof value === "string");
  return typeof found === "string" ? found : null;
}
