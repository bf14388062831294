import { type Page, test } from "@playwright/test";
import { expect } from "./support/expect";
import { axeFinds, drawn, fits } from "./support/look";
import { addDays, chartTable, type Day, importDays, numberIn, trendCompany } from "./support/trend-company";

test.setTimeout(240_000);

const sold = (from: string, count: number, upsell_revenue: number): Day[] =>
  Array.from({ length: count }, (_, i) => ({ date: addDays(from, i), counts: { upsell_revenue } }));

/** What every page that shows the revenue from offers says of its change. */
async function everywhere(page: Page, slug: string, asked: string, words: readonly string[]) {
  const says = async (path: string, find: () => ReturnType<Page["locator"]>) => {
    await page.goto(`/${slug}${path}`);
    for (const text of words) await expect(find(), path).toContainText(text);
    expect([await fits(page), await axeFinds(page)], path).toEqual([true, []]);
  };
  await says(`/trends?kpi=upsell_revenue&grain=month&by=none&${asked}`, () =>
    page.locator("section").filter({ has: page.getByTestId("total-all") }),
  );
  await says(`/kpi/upsell_revenue?team=all&${asked}`, () => page.getByTestId("kpi-value"));
  await says(`?team=all&${asked}`, () => page.getByRole("region", { name: "チームの位置" }));
}

test("a year against one recorded month is told on that month alone, and ten days of a month are no month: on every page alike", async ({
  page,
}) => {
  const { slug, teams } = await trendCompany(page.request);
  const phone = teams[0]?.phone ?? "";
  await importDays(page.request, slug, phone, [
    ...sold("2025-03-01", 31, 500),
    ...sold("2025-04-01", 365, 1_000),
    ...sold("2026-04-01", 10, 1_000),
  ]);

  await everywhere(page, slug, "range=2025-04-01..2026-03-31&compare=year", ["+100.0%", "2026年3月だけで比較"]);
  await page.goto(`/${slug}/kpi/upsell_revenue?team=all&range=2025-04-01..2026-03-31&compare=year`);
  await expect(page.getByTestId("compared-part")).toHaveText(
    /その部分の値は ￥15,500 から ￥31,000 になりました。 記録がそろわないところ: お客様サポート 電話: 比べる期間の記録は365日のうち31日/,
  );

  // 365,000 of the year against 10,000 of ten days would be a fall of 68 %.
  await everywhere(page, slug, "range=2026-04&compare=previous", [
    "比較できません(お客様サポート 電話: この期間の記録は30日のうち10日)",
  ]);
  await expect(page.getByRole("region", { name: "チームの位置" })).not.toContainText(/悪化|改善/);

  // A channel that only one side has: the others are compared.
  await importDays(page.request, slug, teams[0]?.email ?? "", sold("2026-03-01", 31, 100));
  await everywhere(page, slug, "range=2026-03&compare=year", ["+100.0%", "改善", "電話だけで比較"]);
});

test("the year before is the same days on every page, by weekday or by date as the range says or the reader; what is chosen goes along", async ({
  page,
}) => {
  const { slug, teams } = await trendCompany(page.request);
  // Each day sells a yen more than the one before: a sum says of which days it is.
  const days = Array.from({ length: 420 }, (_, i): Day => ({
    date: addDays("2025-06-01", i),
    counts: { upsell_revenue: 1_000 + i },
  }));
  await importDays(page.request, slug, teams[0]?.phone ?? "", days);
  const made = (from: string, last: string) =>
    days
      .filter(({ date }) => date >= from && date <= last)
      .reduce((all, { counts }) => all + (counts["upsell_revenue"] ?? 0), 0);
  const held = page.getByTestId("held-against");
  const choice = (name: string) => page.getByRole("button", { name: new RegExp(name) });

  // A week meets its weekdays: from Monday 6 July 2026 to Monday 7 July 2025.
  await page.goto(`/${slug}?team=all&range=2026-07-06..2026-07-12`);
  await expect(held).toHaveText(/^前年同期\(曜日をそろえて\) 2025年7月7日\(月\)〜2025年7月13日\(日\)との比較$/);
  await expect(choice("曜日をそろえる ?2025/07/07〜07/13")).toHaveAttribute("aria-pressed", "true");
  await choice("日付でそろえる ?2025/07/06〜07/12").click();
  await expect(held).toHaveText(/^前年同期\(日付でそろえて\) 2025年7月6日\(日\)〜2025年7月12日\(土\)との比較$/);
  await page.getByRole("link", { name: "提案からの売上", exact: true }).first().click();
  await expect(page).toHaveURL(/kpi\/upsell_revenue\?.*align=date/);
  await expect(held).toContainText("2025年7月6日(日)〜2025年7月12日(土)");
  await page.getByRole("link", { name: "推移で比べる", exact: true }).click();
  await expect(page).toHaveURL(/trends\?.*align=date/);
  await drawn(page);
  const caption = page.locator("[data-caption]").first();
  await expect(caption).toContainText("2026/07/06〜07/12 と 2025/07/06〜07/12(日付合わせ)");
  const before = async () =>
    numberIn(await page.getByRole("table", { name: "期間全体の数字" }).locator("tbody td").nth(1).innerText());
  expect(await before()).toBe(made("2025-07-06", "2025-07-12"));
  await choice("曜日をそろえる").click();
  await expect(caption).toContainText("2026/07/06〜07/12 と 2025/07/07〜07/13(曜日合わせ)");
  expect(await before()).toBe(made("2025-07-07", "2025-07-13"));

  // Against the period before there is nothing to align.
  await page.getByLabel("比較").selectOption("previous");
  await expect(caption).toContainText("2026/06/29〜07/05");
  await expect(page.getByRole("group", { name: "前年同期のそろえ方" })).toHaveCount(0);

  // A whole month keeps its dates; the customer base its months, whatever the days are.
  await page.goto(`/${slug}?team=all&range=2026-06`);
  await expect(held).toHaveText("前年同期(日付でそろえて) 2025年6月との比較");
  await choice("曜日をそろえる ?2025/06/02〜07/01").click();
  await expect(held).toContainText("2025年6月2日(月)〜2025年7月1日(火)");
  await expect(page.locator("main")).toContainText("月ごとに数える指標は、2025年6月と比べます。");
  await page.goto(`/${slug}/kpi/churn_rate?team=all&range=2026-06&align=weekday`);
  await expect(held).toHaveText("前年同期(日付でそろえて) 2025年6月との比較");
  await expect(page.getByRole("group", { name: "前年同期のそろえ方" })).toHaveCount(0);
});

test("over a leap day every compared day is drawn, and the page says which has a place of its own", async ({
  page,
}) => {
  const { slug, teams } = await trendCompany(page.request);
  const days = Array.from({ length: 396 }, (_, i): Day => ({
    date: addDays("2024-02-01", i),
    counts: { received: 100 + i },
  }));
  await importDays(page.request, slug, teams[0]?.email ?? "", days);
  await page.goto(`/${slug}/trends?team=all&range=2025-02&grain=day`);
  await drawn(page);
  await expect(page.locator("main")).toContainText("2024/02/29 に当たるところが今回の期間にないため");
  const table = await chartTable(page);
  const total = days.slice(0, 29).reduce((all, { counts }) => all + (counts["received"] ?? 0), 0);
  expect(table["前年"]).toHaveLength(29);
  expect((table["前年"] ?? []).map(numberIn).reduce((all, value) => all + value, 0)).toBe(total);
  const before = page.getByRole("table", { name: "期間全体の数字" }).locator("tbody td").nth(1);
  expect(numberIn(await before.innerText())).toBe(total);
});
