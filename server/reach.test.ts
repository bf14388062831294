import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { teams } from "@/db/schema/team";
import { inTenant } from "@/db/connection/scope";
import { createMember, createTenant, type TestMember, type TestTenant } from "@/db/testing/tenant";
import type { Role } from "@/domain/members/role";
import { createApi } from "./root";
import { requestOf, serverDatabase } from "./testing";

const db = serverDatabase();
const TODAY = "2026-11-24";
const NAMED = ["living", "archived", "out of reach", "all", "nothing"] as const;
let tenant: TestTenant;
let members: Record<Role, TestMember>;
let names: Map<string, string>;

const channels = [{ kind: "phone" as const }];
beforeAll(async () => {
  const all = ["Ended", "First", "Second", "Third"].map((name) => ({ name, channels }));
  tenant = await createTenant(db, { teams: all as [(typeof all)[number]] });
  names = new Map(tenant.teams.map(({ id, name }) => [id, name]));
  const [ended, first, second] = tenant.teams.map(({ id }) => id) as [string, string, string];
  const lead = await createMember(db, tenant.tenantId, { role: "lead", teams: [ended, first, second] });
  members = { admin: tenant.admin, lead, executive: tenant.executive };
  await inTenant(db, tenant.tenantId, ({ tx }) =>
    tx
      .update(teams)
      .set({ archivedAt: new Date() })
      .where(and(eq(teams.tenantId, tenant.tenantId), eq(teams.id, ended))),
  );
});

type Named = (typeof NAMED)[number];
function idOf(named: Named, role: Role): string | undefined {
  const of = (name: string) => tenant.teams.find((team) => team.name === name)?.id;
  if (named === "living") return of("Second");
  if (named === "archived") return of("Ended");
  // A lead's colleague's team; who reaches every team has only what is nobody's.
  if (named === "out of reach") return role === "lead" ? of("Third") : crypto.randomUUID();
  return named === "all" ? "all" : undefined;
}

/** What a page says it shows: the team's name, "all", or "404". */
type Api = ReturnType<typeof createApi>;
type Page = (api: Api, team: string | undefined) => Promise<string | null>;
const nameOf = (id: string) => names.get(id) ?? id;
const of = (team?: string) => ({ tenant: tenant.slug, ...(team !== undefined && { team }) });
const several = (shown: readonly string[], every: boolean) => (every ? "all" : shown.map(nameOf).join("+"));

const PAGES: Record<string, Page> = {
  home: async (api, team) => nameOf((await api.kpi.overview(of(team))).team),
  kpi: async (api, team) => nameOf((await api.kpi.one({ ...of(team), kpi: "answer_rate" })).team),
  trends: async (api, team) => {
    const { chosen } = await api.trend.view({ ...of(team), kpi: "contacts" });
    return several(chosen.teams, chosen.allTeams);
  },
  rows: async (api, team) => {
    const { teams: shown } = await api.trend.rows({ ...of(team), kpi: "contacts" });
    return several(
      shown.map(({ id }) => id),
      shown.length > 1,
    );
  },
  events: async (api, team) => {
    await api.event.list(of(team));
    return nameOf(team ?? "all");
  },
  diagnosis: async (api, team) => (await api.diagnosis.history(of(team))).team?.name ?? null,
  day: async (api, team) => (await api.record.day(of(team))).team?.name ?? null,
  month: async (api, team) => (await api.record.month(of(team))).team.name,
};

const answers = async (page: Page, role: Role): Promise<(string | null)[]> => {
  const api = createApi(requestOf(members[role], TODAY));
  return Promise.all(
    NAMED.map((named) =>
      page(api, idOf(named, role)).catch((error: { code?: string }) => {
        if (error.code !== "NOT_FOUND") throw error;
        return "404";
      }),
    ),
  );
};

//                      living    archived  unreached all    nothing
const NOW = {
  usual: ["Second", "404", "404", "all", "First"],
  executive: ["Second", "404", "404", "all", "all"],
};
const BACK = {
  usual: ["Second", "Ended", "404", "all", "First"],
  executive: ["Second", "Ended", "404", "all", "all"],
};
const LIST = ["Second", "404", "404", "all", "all"];
const WORK = ["Second", "404", "404", "First", "First"];
const CLOSED = NAMED.map(() => "404");
const EXPECTED: Record<string, { usual: readonly string[]; executive: readonly string[] }> = {
  home: NOW,
  kpi: NOW,
  trends: BACK,
  rows: BACK,
  events: { usual: LIST, executive: LIST },
  diagnosis: { usual: WORK, executive: WORK },
  day: { usual: WORK, executive: CLOSED },
  month: { usual: WORK, executive: CLOSED },
};

test.each(Object.keys(PAGES))("%s: which team is meant, by role and by what is named", async (name) => {
  const page = PAGES[name] as Page;
  for (const role of ["admin", "lead", "executive"] as const)
    expect([role, ...(await answers(page, role))]).toEqual([
      role,
      ...(EXPECTED[name]?.[role === "executive" ? "executive" : "usual"] ?? []),
    ]);
});

test("the usual team that a saved view need not name is the one that its page shows", async () => {
  for (const role of ["admin", "lead", "executive"] as const) {
    const api = createApi(requestOf(members[role], TODAY));
    for (const page of ["home", "trends"] as const) {
      const { usualTeam } = await api.view.list({ tenant: tenant.slug, page });
      expect(nameOf(usualTeam)).toBe(role === "executive" ? "all" : "First");
    }
  }
});
