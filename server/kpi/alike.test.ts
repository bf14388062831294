import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { createDatabase, type Database } from "@/db/connection/client";
import { inIdentity } from "@/db/connection/scope";
import { users } from "@/db/schema/user";
import { seedDemo } from "@/db/seed/index";
import { dropDatabase, freshDatabase } from "@/db/testing/cluster";
import type { TestMember } from "@/db/testing/tenant";
import { formatChange, formatValue } from "@/domain/format/number";
import type { KpiValue } from "@/domain/kpi/evaluate";
import type { KpiId } from "@/domain/kpi/kpi";
import type { ComparedFigure } from "@/domain/tallies/compared/comparison";
import { type RowsView, rowsViewSchema } from "@/domain/views/trend";
import { createApi } from "../root";
import { newPool, requestOf, stubSettings } from "../testing";

// A database of its own: other tests make the demo companies on other days.
const [NAME, base] = [`tenkan_alike_test_${process.pid}`, inject("adminUrl")];
const TODAY = "2026-11-30";
let db: Database;
const admins = new Map<string, TestMember>();

beforeAll(async () => {
  const { appUrl } = await freshDatabase(base, NAME);
  db = createDatabase({ url: appUrl, max: 2, applicationName: "test" });
  stubSettings(appUrl);
  await seedDemo({ appUrl, today: TODAY });
  const found = await inIdentity(db, (tx) =>
    tx.select({ userId: users.id, name: users.name, email: users.email }).from(users),
  );
  for (const one of found) admins.set(one.email, one as TestMember);
});
afterAll(async () => {
  await Promise.all([db.end(), newPool()]);
  await dropDatabase(base, NAME);
  vi.unstubAllEnvs();
});

const api = (slug: string) => {
  const admin = admins.get(`admin@${slug}.example`);
  if (!admin) throw new Error(`${slug} has no admin`);
  return createApi(requestOf(admin, TODAY));
};
type Api = ReturnType<typeof api>;
type Asked = Pick<RowsView, "range" | "team">;

const cardsOf = ({ groups }: Awaited<ReturnType<Api["kpi"]["overview"]>>) =>
  groups.flatMap(({ cards, more }) => [...cards, ...more]);

type Figure = Pick<KpiValue, "value" | "reason" | "used" | "total">;
type Said = Omit<ComparedFigure, "before"> & { readonly now: Figure; readonly before: Pick<KpiValue, "value"> | null };

/** What a page says of a figure and its change. */
const said = ({ now, before, change, judgement, basis }: Said) => ({
  value: now.value,
  reason: now.reason,
  used: now.used,
  total: now.total,
  before: before?.value ?? null,
  change,
  judgement,
  basis,
});

/** The file of the rows behind a figure. */
async function fileOf(of: Api, slug: string, asked: RowsView): Promise<string> {
  const { parts } = await of.export.rows({ tenant: slug, locale: "ja", ...asked });
  const texts: string[] = [];
  for await (const { text } of parts) texts.push(text);
  return texts.join("");
}

/** What differs between home and the other pages, of every figure home shows. */
async function differing(slug: string, asked: Asked, files: boolean): Promise<string[]> {
  const of = api(slug);
  const home = await of.kpi.overview({ tenant: slug, ...asked });
  const found: string[] = [];
  const equal = (where: string, is: unknown, was: unknown) => {
    if (JSON.stringify(is) !== JSON.stringify(was))
      found.push(`${where}: ${JSON.stringify(is)} for ${JSON.stringify(was)}`);
  };
  for (const card of cardsOf(home)) {
    const { id } = card;
    const own = said(card);
    equal(`${id} on its page`, said((await of.kpi.one({ tenant: slug, kpi: id, ...asked })).card), own);
    const { all } = await of.trend.view({ tenant: slug, kpi: id, grain: "month", by: "none", ...asked });
    equal(`${id} in trends`, said({ ...all, now: all.total }), own);
    const view = rowsViewSchema.parse({ kpi: id, ...asked });
    const { footer } = await of.trend.rows({ tenant: slug, ...view });
    equal(`${id} under its rows`, [footer.value, footer.used, footer.total], [own.value, own.used, own.total]);
    const printed = formatValue(own.value, card.unit, "ja");
    if (files) equal(`${id} in its file`, (await fileOf(of, slug, view)).includes(printed), true);
  }
  expect(cardsOf(home).length).toBeGreaterThan(20);
  return found;
}

describe("a figure and its change are the same on home, on its own page, in trends, under its rows and in their file", () => {
  test.each([
    ["midori", { range: "last_fiscal_year" }],
    ["midori", { range: "this_quarter" }],
    ["midori", { range: "2026-11-16..2026-11-22" }],
    ["hayabusa", { range: "2026-10" }],
  ] as const)("%s, %o", async (slug, asked) => {
    expect(await differing(slug, { team: "all", ...asked }, asked.range === "2026-10")).toEqual([]);
  });
});

const cardOf = async (slug: string, kpi: KpiId, range: string) =>
  (await api(slug).kpi.one({ tenant: slug, kpi, team: "all", range })).card;

test("last fiscal year's offers were +1,458.5 % against the one month recorded before: they are told on that month, unjudged", async () => {
  const card = await cardOf("midori", "upsell_revenue", "last_fiscal_year");
  expect(card.basis?.kind).toBe("part");
  expect([card.change && formatChange(card.change, "ja"), card.judgement]).toEqual(["+38.3%", "neutral"]);
});
