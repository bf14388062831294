import type { ChildProcess } from "node:child_process";
import { type Browser, test } from "@playwright/test";
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

interface Look {
  pages: string[];
  sums: Record<string, number[]>;
  editing: string;
}

async function look(
  browser: Browser,
  baseURL: string,
  timezoneId: string,
  state: Awaited<ReturnType<typeof stateOf>>,
  slug: string,
): Promise<Look> {
  const context = await browser.newContext({ baseURL, timezoneId, locale: "ja-JP", storageState: state });
  const page = await context.newPage();
  const main = async (path: string) => {
    await page.goto(`/${slug}${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    // A chart's own words come after its table's.
    await page.waitForFunction(() =>
      [...document.querySelectorAll("[role=slider]")].every((labels) =>
        labels.closest(".relative")?.querySelector(".recharts-line path, .recharts-line-dots, .recharts-dot"),
      ),
    );
    return (await page.locator("#main").innerText()).replace(/\s+/g, " ");
  };
  const pages: string[] = [];
  for (const path of [
    "?range=2024-02-01..2024-04-30&compare=year",
    "/rows?kpi=contacts&range=2024-02-26..2024-04-05",
    "/record/calendar?month=2024-02",
    "/record?date=2024-02-29",
    "/kpi/answer_rate?range=2020-12-01..2021-01-31",
  ])
    pages.push(await main(path));
  const sums: Record<string, number[]> = {};
  for (const grain of Object.keys(STARTS)) {
    await page.goto(`/${slug}/trends?range=2020-12-25..2024-04-05&compare=none&grain=${grain}`);
    sums[grain] = ((await chartTable(page))["今回"] ?? []).filter((text) => /\d/.test(text)).map(numberIn);
  }
  const editing = await main("/record");
  await context.close();
  return { pages, sums, editing };
}

const stateOf = async (browser: Browser, baseURL: string) => {
  const context = await browser.newContext({ baseURL });
  const company = await trendCompany(context.request);
  await importDays(context.request, company.slug, company.teams[0]?.phone ?? "", DAYS);
  const state = await context.storageState();
  await context.close();
  return { ...state, company };
};

test("servers in three zones and browsers in three others show the same figures, on a leap day, at the fiscal year's end and in week 53", async ({
  browser,
}) => {
  const servers: ChildProcess[] = [];
  const first = settingsOf(await freePort(), databaseUrl);
  try {
    const seen: Look[] = [];
    let signedIn: Awaited<ReturnType<typeof stateOf>> | undefined;
    for (const [zone, browserZone] of PLACES) {
      const own = { ...settingsOf(await freePort(), databaseUrl), AUTH_SECRET: first.AUTH_SECRET, TZ: zone };
      servers.push(await serve(own));
      signedIn ??= await stateOf(browser, own.AUTH_URL);
      seen.push(await look(browser, own.AUTH_URL, browserZone, signedIn, signedIn.company.slug));
    }
    for (const grain of Object.keys(STARTS) as (keyof typeof STARTS)[])
      expect(seen[0]?.sums[grain], grain).toEqual(sumsBy(DAYS, grain, "offered"));
    for (const other of seen.slice(1)) expect(other).toEqual(seen[0]);
    const yesterday = addDays(new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo" }).format(new Date()), -1);
    expect(seen[0]?.editing).toContain(
      `${Number(yesterday.slice(0, 4))}年${Number(yesterday.slice(5, 7))}月${Number(yesterday.slice(8))}日`,
    );
  } finally {
    await Promise.all(servers.map((server) => kill(server)));
  }
});
