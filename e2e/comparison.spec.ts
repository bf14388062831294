import { type Page, test } from "@playwright/test";
import { expect } from "./support/expect";
import { axeFinds, fits } from "./support/look";
import { addDays, type Day, importDays, trendCompany } from "./support/trend-company";

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
