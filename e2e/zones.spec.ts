import type { ChildProcess } from "node:child_process";
import { type Browser, request as requests, test } from "@playwright/test";
import { read } from "./support/call";
import { expect } from "./support/expect";
import { freePort, kill, serve, settingsOf } from "./support/server";
import {
  addDays,
  chartTable,
  type Day,
  importDays,
  numberIn,
  STARTS,
  sumsBy,
  trendCompany,
} from "./support/trend-company";

const databaseUrl = process.env.TEST_APP_URL ?? "";
if (!databaseUrl)
  console.warn("SKIPPED: TEST_APP_URL is not set, so no server of another zone can be started (npm test sets it)");
test.skip(!databaseUrl, "needs a database of its own");
test.setTimeout(300_000);

/** Where the server thinks it is, and the reader's browser: none of it is the company's zone but one. */
const PLACES = [
  ["UTC", "Pacific/Kiritimati"],
  ["Asia/Tokyo", "Asia/Tokyo"],
  ["America/New_York", "America/Los_Angeles"],
] as const;
/** Around a leap day, the end of a fiscal year, and week 53 of 2020. */
const SPANS = [
  ["2020-12-25", 14],
  ["2024-02-26", 40],
] as const;
const DAYS: Day[] = SPANS.flatMap(([from, count]) =>
  Array.from({ length: count }, (_, i) => {
    const offered = 100 + ((i * 37) % 23);
    return { date: addDays(from, i), counts: { offered, answered: offered - (i % 7), abandoned: i % 7 } };
  }),
);

const PAGES = [
  "?range=2024-02-01..2024-04-30&compare=year",
  "/rows?kpi=contacts&range=2024-02-26..2024-04-05",
  "/record/calendar?month=2024-02",
  "/record?date=2024-02-29",
  "/kpi/answer_rate?range=2020-12-01..2021-01-31",
  "/record",
] as const;
const EDITING = PAGES.indexOf("/record");
const GRAINS = Object.keys(STARTS) as (keyof typeof STARTS)[];
const SPAN = "2020-12-25..2024-04-05";
type SignedIn = Awaited<ReturnType<typeof signedUp>>;

/** What one server says: the words of its pages as it sends them, and the trend of each grain, whole. */
async function told(baseURL: string, { state, slug }: SignedIn) {
  const request = await requests.newContext({ baseURL, storageState: state });
  const pages: string[] = [];
  for (const path of PAGES) {
    const html = await (await request.get(`/${slug}${path}`)).text();
    const words = (/<main id="main"[^>]*>(.*)<\/main>/s.exec(html)?.[1] ?? "")
      .replace(/<script.*?<\/script>|<[^>]*>/gs, " ")
      .replace(/\s+/g, " ");
    expect(words.length, path).toBeGreaterThan(50);
    pages.push(words);
  }
  const trends: Record<string, Trend> = {};
  for (const grain of GRAINS)
    trends[grain] = await read<Trend>(request, "trend.view", { tenant: slug, range: SPAN, compare: "none", grain });
  await request.dispose();
  return { pages, trends };
}

interface Trend {
  all: { points: { value: number | null }[] };
}
const sumsOf = (trend: Trend | undefined) => trend?.all.points.flatMap(({ value }) => value ?? []);

/** What a browser of that zone makes of the pages, once its own code has drawn them. */
async function seen(browser: Browser, baseURL: string, timezoneId: string, { state, slug }: SignedIn) {
  const context = await browser.newContext({ baseURL, timezoneId, locale: "ja-JP", storageState: state });
  const page = await context.newPage();
  const broken: string[] = [];
  page.on("pageerror", (error) => broken.push(String(error)));
  const pages: string[] = [];
  for (const path of PAGES) {
    await page.goto(`/${slug}${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    // A chart's own words come after its table's.
    await page.waitForFunction(() =>
      [...document.querySelectorAll("[role=slider]")].every((labels) =>
        labels.closest(".relative")?.querySelector(".recharts-line path, .recharts-line-dots, .recharts-dot"),
      ),
    );
    pages.push((await page.locator("#main").innerText()).replace(/\s+/g, " "));
  }
  await page.goto(`/${slug}/trends?range=${SPAN}&compare=none&grain=week`);
  const weeks = await chartTable(page);
  await context.close();
  return { pages, weeks, broken };
}

async function signedUp(baseURL: string) {
  const request = await requests.newContext({ baseURL });
  const { slug, teams } = await trendCompany(request);
  await importDays(request, slug, teams[0]?.phone ?? "", DAYS);
  const state = await request.storageState();
  await request.dispose();
  return { state, slug };
}

test("servers in three zones and browsers in three others show the same figures, on a leap day, at the fiscal year's end and in week 53", async ({
  browser,
}) => {
  const servers: ChildProcess[] = [];
  const first = settingsOf(await freePort(), databaseUrl);
  try {
    const found: (Awaited<ReturnType<typeof told>> & { seen: Awaited<ReturnType<typeof seen>> })[] = [];
    let person: SignedIn | undefined;
    for (const [zone, browserZone] of PLACES) {
      const own = { ...settingsOf(await freePort(), databaseUrl), AUTH_SECRET: first.AUTH_SECRET, TZ: zone };
      servers.push(await serve(own));
      person ??= await signedUp(own.AUTH_URL);
      found.push({
        ...(await told(own.AUTH_URL, person)),
        seen: await seen(browser, own.AUTH_URL, browserZone, person),
      });
    }
    for (const other of found.slice(1)) expect(other).toEqual(found[0]);
    const one = found[0];
    for (const grain of GRAINS) expect(sumsOf(one?.trends[grain]), grain).toEqual(sumsBy(DAYS, grain, "offered"));
    const drawn = (one?.seen.weeks["今回"] ?? []).filter((text) => /\d/.test(text)).map(numberIn);
    expect(drawn).toEqual(sumsBy(DAYS, "week", "offered"));
    expect(one?.seen.broken).toEqual([]);
    const yesterday = addDays(new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo" }).format(new Date()), -1);
    for (const page of [one?.pages[EDITING], one?.seen.pages[EDITING]])
      expect(page).toContain(
        `${Number(yesterday.slice(0, 4))}年${Number(yesterday.slice(5, 7))}月${Number(yesterday.slice(8))}日`,
      );
  } finally {
    await Promise.all(servers.map((server) => kill(server)));
  }
});
