import { and, eq, inArray } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { channels, teams } from "@/db/schema/team";
import { inTenant } from "@/db/connection/scope";
import { insertRecords, type NewChannel, type NewRecord } from "@/db/seed/write";
import { createTenant, type TestTenant } from "@/db/testing/tenant";
import { addDays } from "@/domain/time/period";
import { createApi } from "./root";
import { requestOf, serverDatabase } from "./testing";

const db = serverDatabase();
const MONTH = "2026-10";
const sum = (values: readonly (number | null | undefined)[]) =>
  values.reduce((all: number, one) => all + (one ?? 0), 0);
let tenant: TestTenant;

/** [records of October 2026, of October 2025] of each channel: contacts each day, and yen; all different. */
const SIZES: Readonly<Record<string, readonly [number, number]>> = {
  "Living phone": [10_000, 9_000],
  "Living email": [2_000, 1_000],
  "Living chat": [300, 200],
  "Ended phone": [40, 30],
  "Ended form": [5, 4],
  "Empty phone": [0, 0],
};
const nameOf = ({ teamId, kind }: NewChannel) =>
  `${tenant.teams.find(({ id }) => id === teamId)?.name} ${kind === "web_form" ? "form" : kind}`;
const wholeOf = (side: 0 | 1, isMeant: (name: string) => boolean = () => true) =>
  sum(Object.entries(SIZES).map(([name, sizes]) => (isMeant(name) ? 31 * sizes[side] : 0)));
const [NOW, BEFORE] = [0, 1] as const;
const ofTeam = (team: string) => (name: string) => name.startsWith(team);

/** A team goes on, one of its channels does not; a second team ended, whose channels were never archived; a third ended without a record. */
beforeAll(async () => {
  tenant = await createTenant(db, {
    teams: [
      { name: "Living", channels: [{ kind: "phone" }, { kind: "email" }, { kind: "chat" }] },
      { name: "Ended", channels: [{ kind: "phone" }, { kind: "web_form" }] },
      { name: "Empty", channels: [{ kind: "phone" }] },
    ],
  });
  const rows = tenant.channels.flatMap((channel) =>
    [`${MONTH}-01`, "2025-10-01"].flatMap((first, side) =>
      Array.from({ length: SIZES[nameOf(channel)]?.[side] ? 31 : 0 }, (_, i): NewRecord => {
        const size = SIZES[nameOf(channel)]?.[side] ?? 0;
        return {
          teamId: channel.teamId,
          channelId: channel.id,
          start: addDays(first, i),
          until: addDays(first, i + 1),
          cadence: "day",
          source: "grid",
          updatedBy: tenant.lead.userId,
          updatedAt: new Date("2026-11-01T00:00:00Z"),
          ...(channel.kind === "phone" ? { offered: size } : { received: size }),
          upsell_revenue: size,
        };
      }),
    ),
  );
  const [, ended, empty] = tenant.teams;
  await inTenant(db, tenant.tenantId, async ({ tx }) => {
    await insertRecords(tx, tenant.tenantId, rows);
    await tx
      .update(teams)
      .set({ archivedAt: new Date() })
      .where(and(eq(teams.tenantId, tenant.tenantId), inArray(teams.id, [ended?.id ?? "", empty?.id ?? ""])));
    await tx
      .update(channels)
      .set({ archivedAt: new Date() })
      .where(and(eq(channels.tenantId, tenant.tenantId), eq(channels.id, tenant.channel("chat").id)));
  });
});

const TODAY = "2026-11-23";
const api = () => createApi(requestOf(tenant.admin, TODAY));
const asked = (more: object = {}) => ({ tenant: tenant.slug, team: "all", range: MONTH, ...more });
const home = (more: object = {}) => api().kpi.overview(asked(more));
const trend = (more: object = {}) => api().trend.view({ ...asked(), kpi: "contacts", grain: "month", ...more });
const idOf = (name: string) => tenant.teams.find((team) => team.name === name)?.id ?? "";
const sold = (view: Awaited<ReturnType<typeof home>>) =>
  view.groups.flatMap(({ cards, more }) => [...cards, ...more]).find(({ id }) => id === "upsell_revenue");

async function fileOf(more: object): Promise<string> {
  const { parts } = await api().export.rows({ ...asked(more), locale: "en" });
  let text = "";
  for await (const part of parts) text += part.text;
  return text;
}

/** Everywhere the company's total of a month can be read, now and a year before where it is compared. */
const PLACES: Readonly<Record<string, () => Promise<readonly (number | null | undefined)[]>>> = {
  "home, the card": async () => {
    const card = sold(await home());
    return [card?.now.value, card?.before?.value];
  },
  "home, teams side by side": async () => {
    const cards = (await home()).positions.map((one) => one.cards.find(({ id }) => id === "upsell_revenue"));
    return [sum(cards.map((card) => card?.now.value)), sum(cards.map((card) => card?.before?.value))];
  },
  "home, the mix": async () => {
    const { now, before } = (await home()).mix;
    return [sum(Object.values(now)), sum(Object.values(before ?? {}))];
  },
  "home, the years": async () => {
    const { trend } = await home();
    const month = trend.months.find((one) => one.month === `${MONTH}-01`);
    expect(trend.subject).toBe("voice");
    // It follows the calls, which are all but the others.
    const others = (side: 0 | 1) => wholeOf(side, (name) => !name.endsWith("phone"));
    return [(month?.value ?? 0) + others(NOW), (month?.before ?? 0) + others(BEFORE)];
  },
  "the KPI's page": async () => {
    const { card, counts, months } = await api().kpi.one({ ...asked(), kpi: "upsell_revenue" });
    const ofMonth = (from: string) => months.find((month) => month.from === from)?.value;
    expect([counts[0]?.sum, ofMonth(`${MONTH}-01`)]).toEqual([card.now.value, card.now.value]);
    return [card.now.value, ofMonth("2025-10-01")];
  },
  "trends, together": async () => {
    const { all } = await trend();
    expect(sum(all.points.map(({ value }) => value))).toBe(all.total.value);
    return [all.total.value, all.before?.value];
  },
  ...Object.fromEntries(
    (["team", "channel", "kind"] as const).map((by) => [
      `trends, by ${by}`,
      async () => {
        const { lines } = await trend({ by, lines: "each" });
        return [sum(lines.map(({ total }) => total.value)), sum(lines.map(({ before }) => before?.value))];
      },
    ]),
  ),
  "trends, the mix": async () => {
    const { mix } = await trend();
    const of = (start: string) => sum(Object.values(mix?.bars.find((bar) => bar.start === start)?.contacts ?? {}));
    return [of(`${MONTH}-01`)];
  },
  rows: async () => {
    const { footer, rows } = await api().trend.rows({ ...asked(), kpi: "contacts" });
    expect(new Set(rows.map(({ place }) => place?.team))).toEqual(new Set(["Living", "Ended"]));
    return [footer.value];
  },
  "rows as a file": async () => {
    const lines = (await fileOf({ kpi: "upsell_revenue" })).trim().split("\r\n");
    const rows = lines.filter((line) => line.includes(",Used,"));
    expect(lines.at(-1)).toBe(`Sum of the ${rows.length} used,,,${wholeOf(NOW)}`);
    return [sum(rows.map((line) => Number(/,(\d+),Used,/.exec(line)?.[1])))];
  },
  targets: async () => {
    const id = crypto.randomUUID();
    const set = { kpi: "upsell_revenue", teamId: null, low: 1, high: null, start: "2025-10-01", until: null } as const;
    await api().target.set({ tenant: tenant.slug, id, ...set, replaces: null });
    const { sections } = await api().target.list({ tenant: tenant.slug });
    const [company] = sections.filter(({ team }) => team === null).flatMap(({ entries }) => entries);
    return [company?.months.find(({ from }) => from === `${MONTH}-01`)?.value];
  },
  "the guide": async () => [(await api().guide.kpi({ tenant: tenant.slug, kpi: "upsell_revenue" })).own.value],
};

describe("a company's total is of everything that was recorded, whoever is archived today", () => {
  test.each(Object.keys(PLACES))("%s", async (place) => {
    const found = (await PLACES[place]?.()) ?? [];
    expect(found).toEqual([wholeOf(NOW), wholeOf(BEFORE)].slice(0, found.length));
    expect(found.length).toBeGreaterThan(0);
  });

  test("a team's total holds its archived channel: on home, in trends, its rows and beside its diagnosis", async () => {
    const team = idOf("Living");
    const [view, line, behind, { evidence }] = [
      await home({ team }),
      await trend({ team }),
      await api().trend.rows({ ...asked({ team }), kpi: "contacts" }),
      await api().diagnosis.form({ tenant: tenant.slug, team, date: TODAY }),
    ];
    const whole = wholeOf(NOW, ofTeam("Living"));
    expect([sum(Object.values(view.mix.now)), line.all.total.value, behind.footer.value, evidence.contacts]).toEqual(
      Array.from({ length: 4 }, () => whole),
    );
  });
});

describe("archived ones are shown and offered where they recorded something, and said to be so", () => {
  test("side by side and as lines: where that lies in the range", async () => {
    const named = async (range: string) => [
      (await home({ range })).positions.map(({ team }) => [team.name, team.archived]),
      (await trend({ range, by: "team" })).lines.map(({ name, archived }) => [name, archived]),
    ];
    const both = [
      ["Living", false],
      ["Ended", true],
    ];
    expect(await named(MONTH)).toEqual([both, both]);
    expect(await named("2026-09")).toEqual([[["Living", false]], []]);
    expect((await trend({ by: "channel", lines: "each" })).lines.map(({ kind, archived }) => [kind, archived])).toEqual(
      [
        ["phone", false],
        ["email", false],
        ["chat", true],
        ["phone", true],
        ["web_form", true],
      ],
    );
  });

  test.each<[string, () => Promise<Pick<Awaited<ReturnType<typeof home>>, "teams" | "channels">>]>([
    ["home", () => home()],
    ["the KPI's page", () => api().kpi.one({ ...asked(), kpi: "upsell_revenue" })],
  ])("%s offers them, also alone", async (_, view) => {
    const { teams: offered, channels: ofAll } = await view();
    expect(offered.map(({ name, archived }) => [name, archived])).toEqual([
      ["Living", false],
      ["Ended", true],
    ]);
    expect(ofAll.map(({ kind, archived }) => [kind, archived])).toEqual([
      ["phone", false],
      ["email", false],
      ["chat", true],
      ["phone", true],
      ["web_form", true],
    ]);
  });

  test("one that is chosen has its figures, and no way to work on it", async () => {
    const ended = await home({ team: idOf("Ended") });
    expect([sold(ended)?.now.value, ended.ended, ended.canRecord, ended.next]).toEqual([
      wholeOf(NOW, ofTeam("Ended")),
      true,
      false,
      [],
    ]);
    const chat = await home({ team: idOf("Living"), channel: tenant.channel("chat").id });
    expect(sold(chat)?.now.value).toBe(wholeOf(NOW, (name) => name === "Living chat"));
    await expect(home({ team: idOf("Empty") })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
