import { type Page, test } from "@playwright/test";
import { guidePath } from "../domain/guide/path";
import { GUIDE_TOPICS } from "../domain/guide/topics";
import { call, ownHeaders } from "./support/call";
import { newCompany } from "./support/company";
import { expect } from "./support/expect";
import { axeFinds, fits, pageIn } from "./support/look";

test.setTimeout(300_000);

const PAGES = [
  "/guide",
  "/guide/viewpoints",
  "/guide/kpi",
  "/guide/kpi/service_level",
  "/guide/kpi/ltv",
  "/guide/figures",
  "/guide/terms",
];
/** What e2e/walk.spec.ts opens too, in Japanese and in English, and lets axe look at. */
const WALKED = ["/guide", "/guide/viewpoints", "/guide/kpi", "/guide/figures", "/guide/terms"];
/** The pages that hold a place for every topic of a kind. */
const ANCHORS: Readonly<Record<string, string>> = {
  "/guide/terms": "term",
  "/guide/viewpoints": "viewpoint",
  "/guide/figures": "figure",
};
const JAPANESE = /[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]/u;

/** Every way on inside the page's own content, below this company. */
const linksOf = (page: Page, tenant: string): Promise<string[]> =>
  page
    .locator("main a[href]")
    .evaluateAll(
      (links, base) => links.map((link) => link.getAttribute("href") ?? "").filter((href) => href.startsWith(base)),
      `/${tenant}`,
    );

test("every page, every KPI and every link of the guide answers, every anchor is there, and on a phone nothing reaches over the edge", async ({
  page,
}) => {
  const tenant = await newCompany(page.request, "guide-links");
  await page.setViewportSize({ width: 375, height: 800 });
  const kpis = GUIDE_TOPICS.filter((topic) => topic.startsWith("kpi:")).map((topic) => guidePath(topic));
  const asked = new Set([...PAGES, ...kpis].map((path) => `/${tenant}${path}`));
  for (const path of PAGES) {
    await page.goto(`/${tenant}${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await fits(page), path).toBe(true);
    if (!WALKED.includes(path)) expect(await axeFinds(page), path).toEqual([]);
    for (const href of await linksOf(page, tenant)) asked.add(href.split("#")[0] ?? href);
    const mark = ANCHORS[path];
    const topics = GUIDE_TOPICS.filter((topic) => mark !== undefined && topic.startsWith(`${mark}:`));
    if (mark !== undefined) expect(topics.length, path).toBeGreaterThan(0);
    for (const topic of topics)
      await expect(page.locator(`[id="${guidePath(topic).split("#")[1] ?? ""}"]`)).toHaveCount(1);
  }
  for (const path of asked) expect((await page.request.get(path, { timeout: 60_000 })).status(), path).toBe(200);
});

// The other pages are read in English, on a phone, by e2e/walk.spec.ts.
test("KPIs in English, on a phone: nothing reaches over the edge, axe finds nothing, and no Japanese", async ({
  browser,
  baseURL,
}) => {
  const page = await pageIn(browser, baseURL, { locale: "en", viewport: { width: 375, height: 800 } });
  const tenant = await newCompany(page.request, "guide-look", "en");
  for (const path of PAGES.filter((one) => !WALKED.includes(one))) {
    await page.goto(`/${tenant}${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await fits(page), path).toBe(true);
    expect(await axeFinds(page), path).toEqual([]);
    expect(JAPANESE.exec(await page.locator("main").innerText())?.[0], path).toBeUndefined();
  }
  await page.context().close();
});

test("a KPI's page: the formula, the definition in force, the example and last month's own value", async ({ page }) => {
  const tenant = await newCompany(page.request, "guide-kpi");
  await page.goto(`/${tenant}/guide/kpi/service_level`);
  await expect(page.getByTestId("formula")).toHaveText("基準秒数以内の応答 ÷ 着信・受付");
  await expect(page.getByTestId("variant-in-force")).toContainText("20秒以内 着信比");
  await expect(page.getByTestId("example")).toContainText("75.0%");
  await expect(page.getByText("計算に使える記録がありません。")).toBeVisible();
  const none = await page.request.get(`/${tenant}/guide/kpi/no_such_kpi`);
  expect([none.status(), (await none.text()).includes('data-testid="formula"')]).toEqual([404, false]);
});

test("last month's own value is what was recorded", async ({ page }) => {
  const tenant = await newCompany(page.request, "guide-own");
  const headers = await ownHeaders(page.request);
  const read = async <T>(path: string): Promise<T> =>
    ((await (await page.request.get(`/api/trpc/${path}`, { headers })).json()) as { result: { data: T } }).result.data;
  const { month } = await read<{ month: string }>(
    `guide.kpi?input=${encodeURIComponent(JSON.stringify({ tenant, kpi: "answer_rate" }))}`,
  );
  const { rows } = await read<{ rows: { channel: string; kind: string }[] }>(
    `record.day?input=${encodeURIComponent(JSON.stringify({ tenant }))}`,
  );
  const phone = rows.find(({ kind }) => kind === "phone");
  await call(page.request, "record.saveCells", {
    tenant,
    channelId: phone?.channel,
    start: month,
    cells: [
      { measure: "offered", seen: null, typed: 80 },
      { measure: "answered", seen: null, typed: 60 },
    ],
  });
  await page.goto(`/${tenant}/guide/kpi/answer_rate`);
  await expect(page.getByTestId("own")).toContainText("75.0%");
  await expect(page.getByTestId("own")).toContainText("n=80");
});

test("terms are found by reading, in either language and width; the mark on a card leads to its KPI", async ({
  page,
}) => {
  const tenant = await newCompany(page.request, "guide-terms");
  await page.goto(`/${tenant}/guide/terms`);
  const search = page.getByRole("searchbox", { name: "用語を探す" });
  for (const query of ["あとしょり", "ＡＣＷ", "after-call"]) {
    await search.fill(query);
    await expect(page.locator("#term-acw")).toBeVisible();
    await expect(page.locator("#term-voice")).toHaveCount(0);
  }
  await search.fill("zzz");
  await expect(page.getByText("「zzz」に該当する用語はありません。")).toBeVisible();
  await page.getByRole("button", { name: "入力を消す" }).click();
  await expect(page.locator("#term-voice")).toBeVisible();
  await page.goto(`/${tenant}/diagnosis/new`);
  await page.getByRole("link", { name: "役割と目的の説明を読む" }).click();
  await expect(page).toHaveURL(/guide\/viewpoints#viewpoint-role$/);
});
