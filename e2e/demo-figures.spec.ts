import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { type Page, test } from "@playwright/test";
import { seedDemo } from "@/db/seed/index";
import { call } from "./support/call";
import { expect } from "./support/expect";
import { cardIn, written } from "./support/html";

const databaseUrl = process.env.TEST_APP_URL ?? "";
if (!databaseUrl) console.warn("SKIPPED: TEST_APP_URL is not set, so the demo companies cannot be made and read");
test.skip(!databaseUrl, "needs a database of its own");
test.setTimeout(240_000);

const compact = (text: string | null) => (text ?? "").replace(/\s/g, "");

/** A figure as each page prints it: home, its own page, trends, its rows, and the file of these. */
async function printed(page: Page, { kpi, name, range }: { kpi: string; name: string; range: string }) {
  const asked = `team=all&range=${range}`;
  const home = compact(cardIn((await written(page.request, `/midori?${asked}`)).html, name));
  await page.goto(`/midori/kpi/${kpi}?${asked}`);
  const own = compact(await page.getByTestId("kpi-value").locator("p").first().textContent());
  await page.goto(`/midori/trends?kpi=${kpi}&grain=month&by=none&${asked}`);
  const trends = compact(await page.getByTestId("total-all").first().textContent());
  await page.goto(`/midori/rows?kpi=${kpi}&${asked}`);
  const rows = compact(await page.getByTestId("rows-value").textContent());
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "CSVで保存する" }).click(),
  ]);
  const lines: string[][] = parse(readFileSync(await download.path(), "utf8"), { bom: true, relaxColumnCount: true });
  const file = compact(lines.find(([first]) => first === "値")?.[1] ?? null);
  return { home, own, trends, rows, file };
}

test("figures of the demo that stood beside another time or scope are the same on every page", async ({ page }) => {
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo" }).format(new Date());
  await seedDemo({ appUrl: databaseUrl, today });
  await call(page.request, "account.signIn", { email: "admin@midori.example", password: "midori-demo-pass" });
  for (const [kpi, name] of [
    ["upsell_revenue", "提案からの売上"],
    ["backlog_days", "残件の消化日数"],
    ["self_service_rate", "自己解決率"],
  ] as const) {
    const { home, own, trends, rows, file } = await printed(page, { kpi, name, range: "last_fiscal_year" });
    expect(own, kpi).not.toBe("");
    expect({ trends, rows, file }, kpi).toEqual({ trends: own, rows: own, file: own });
    expect(home, kpi).toContain(own);
  }
});
