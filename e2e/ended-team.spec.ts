import { test } from "@playwright/test";
import { call } from "./support/call";
import { expect } from "./support/expect";
import { axeFinds, drawn, fits } from "./support/look";
import { addDays, type Day, importDays, trendCompany } from "./support/trend-company";

test("an archived team stands beside the others where it recorded something, is looked back at, and does not go along to where work is done", async ({
  page,
}) => {
  test.slow();
  const { slug, teams } = await trendCompany(page.request);
  const [, orders] = teams;
  const sold = (upsell_revenue: number): Day[] =>
    Array.from({ length: 31 }, (_, i) => ({ date: addDays("2026-03-01", i), counts: { upsell_revenue } }));
  for (const [team, size] of [
    [teams[0], 1_000],
    [orders, 500],
  ] as const)
    await importDays(page.request, slug, team?.phone ?? "", sold(size));
  await call(page.request, "settings.saveTeam", {
    tenant: slug,
    id: orders?.id,
    name: orders?.name,
    archived: true,
    replaces: { name: orders?.name, archived: false },
  });

  await page.goto(`/${slug}?team=all&range=2026-03`);
  const beside = page.getByRole("region", { name: "チームの位置" });
  await expect(beside.getByRole("listitem")).toHaveCount(2);
  await expect(beside.getByRole("listitem").filter({ hasText: "受注窓口(終了)" })).toContainText("￥15,500");
  await page.getByRole("combobox", { name: "チーム", exact: true }).selectOption({ label: "受注窓口(終了)" });
  await expect(page.getByRole("heading", { level: 1, name: "受注窓口(終了)" })).toBeVisible();
  expect([await fits(page), await axeFinds(page)]).toEqual([true, []]);

  // Records and diagnoses are of teams that go on: the frame leads there without this one.
  const frame = page.getByRole("navigation").first();
  await expect(frame.getByRole("link", { name: "診断" })).toHaveAttribute("href", `/${slug}/diagnosis`);
  await expect(frame.getByRole("link", { name: /^記録/ })).toHaveAttribute("href", `/${slug}/record`);
  await page.goto(`/${slug}/kpi/upsell_revenue?team=${orders?.id}&range=2026-03`);
  await expect(page.getByTestId("kpi-value")).toContainText("￥15,500");
  await expect(page.locator("main")).toContainText("受注窓口(終了)");
  await expect(frame.getByRole("link", { name: "診断" })).toHaveAttribute("href", `/${slug}/diagnosis`);

  await page.goto(`/${slug}/trends?team=all&range=2026-03&kpi=upsell_revenue&by=team`);
  await drawn(page);
  await expect(page.getByRole("table", { name: "期間全体の数字" })).toContainText("受注窓口(終了)");
  // Where it recorded nothing it does not stand; the one that goes on does.
  await page.goto(`/${slug}?team=all&range=2026-04`);
  await expect(beside.getByRole("listitem")).toHaveCount(1);
});
