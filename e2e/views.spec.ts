import { type Page, test } from "@playwright/test";
import { expect } from "./support/expect";
import { axeFinds, drawn } from "./support/look";
import { importDays, trendCompany } from "./support/trend-company";

const menu = (page: Page) => page.getByRole("button", { name: /^表示/ });
const entry = (page: Page, name: string) =>
  page.getByRole("list", { name: "保存した表示" }).getByRole("link", { name, exact: false });
const DAYS = Array.from({ length: 40 }, (_, i) => ({
  date: new Date(Date.UTC(2026, 7, 1 + i)).toISOString().slice(0, 10),
  counts: { offered: 50 + i, answered: 40 + i, abandoned: 10 },
}));

async function saveAs(page: Page, name: string, more: { first?: boolean } = {}): Promise<void> {
  await menu(page).click();
  await page.getByRole("button", { name: "名前を付けて保存する" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("名前").fill(name);
  if (more.first) await dialog.getByLabel("この画面を開いたとき", { exact: false }).check();
  await dialog.getByRole("button", { name: "保存する", exact: true }).click();
}

test("trends: a view kept by name opens first, says when it was changed, and there is a way back", async ({ page }) => {
  test.slow();
  const {
    slug,
    teams: [team],
  } = await trendCompany(page.request);
  await importDays(page.request, slug, team?.phone ?? "", DAYS);
  await page.goto(`/${slug}/trends`);
  await drawn(page);
  await expect(menu(page)).toContainText("初期表示");
  await expect(page.getByText("変更あり")).toHaveCount(0);
  await page.getByRole("radio", { name: "日", exact: true }).check();
  await page.getByLabel("指標").selectOption("answer_rate");
  await expect(page.getByText("変更あり")).toBeVisible();

  // Names: empty, too long, then right.
  await menu(page).click();
  await page.getByRole("button", { name: "名前を付けて保存する" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "保存する", exact: true }).click();
  await expect(dialog.getByRole("alert")).toHaveText("名前を入れてください。");
  await dialog.getByLabel("名前").fill("あ".repeat(41));
  await dialog.getByRole("button", { name: "保存する", exact: true }).click();
  await expect(dialog.getByRole("alert")).toHaveText("40文字以内にしてください。いまは41文字です。");
  expect(await axeFinds(page)).toEqual([]);
  await dialog.getByLabel("名前").fill("朝の応答率");
  await dialog.getByRole("button", { name: "保存する", exact: true }).click();
  await expect(menu(page)).toContainText("朝の応答率");
  await expect(page.getByText("変更あり")).toHaveCount(0);
  await saveAs(page, "朝の応答率");
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText(
    "「朝の応答率」という名前の表示がすでにあります。",
  );
  await page.getByRole("button", { name: "やめる" }).click();

  // It opens first: also on the way back from another room. A URL that says something wins.
  await menu(page).click();
  expect(await axeFinds(page)).toEqual([]);
  await page.getByRole("button", { name: "この表示を最初に開く" }).click();
  await expect(page.getByRole("status").filter({ hasText: "次から「朝の応答率」を最初に開きます" })).toBeVisible();
  await page.goto(`/${slug}/trends`);
  await expect(page).toHaveURL(/view=.*kpi=answer_rate&grain=day/);
  await expect(menu(page)).toContainText("朝の応答率");
  await page.goto(`/${slug}/trends?kpi=contacts&grain=week`);
  await expect(page.getByLabel("指標")).toHaveValue("contacts");
  await expect(menu(page)).toContainText("初期表示");

  // Changed, said, taken back; changed and kept.
  await page.goto(`/${slug}/trends`);
  await page.getByRole("radio", { name: "週", exact: true }).check();
  await expect(page.getByText("変更あり")).toBeVisible();
  await menu(page).click();
  await page.getByRole("link", { name: "変更前の「朝の応答率」に戻す" }).click();
  await expect(page.getByText("変更あり")).toHaveCount(0);
  await expect(page.getByRole("radio", { name: "日", exact: true })).toBeChecked();
  await page.getByRole("radio", { name: "月", exact: true }).check();
  await expect(page.getByText("変更あり")).toBeVisible();
  await menu(page).click();
  await page.getByRole("button", { name: "変更を「朝の応答率」に保存する" }).click();
  await expect(page.getByText("変更あり")).toHaveCount(0);
  await page.goto(`/${slug}/trends`);
  await expect(page.getByRole("radio", { name: "月", exact: true })).toBeChecked();

  // Back to the standard view, although another opens first; renamed; deleted: what is shown stays.
  await page.getByRole("link", { name: "初期表示に戻す" }).click();
  await expect(page.getByLabel("指標")).toHaveValue("contacts");
  await expect(menu(page)).toContainText("初期表示");
  await page.reload();
  await expect(page.getByLabel("指標")).toHaveValue("contacts");
  await menu(page).click();
  await entry(page, "朝の応答率").click();
  await expect(page.getByLabel("指標")).toHaveValue("answer_rate");
  await menu(page).click();
  await page.getByRole("button", { name: "名前を変える" }).click();
  await page.getByRole("dialog").getByLabel("名前").fill("毎朝");
  await page.getByRole("dialog").getByRole("button", { name: "名前を変える" }).click();
  await expect(menu(page)).toContainText("毎朝");
  await menu(page).click();
  await page.getByRole("button", { name: "削除する" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "削除する" }).click();
  await expect(menu(page)).toContainText("初期表示");
  await expect(page.getByLabel("指標")).toHaveValue("answer_rate");
  await page.goto(`/${slug}/trends`);
  await expect(page.getByLabel("指標")).toHaveValue("contacts");
});

test("the first page keeps views too: a range by its name follows the calendar, by its dates it stays; on a phone nothing overflows", async ({
  page,
}) => {
  test.slow();
  const {
    slug,
    teams: [team, second],
  } = await trendCompany(page.request);
  await importDays(page.request, slug, team?.phone ?? "", DAYS);
  await page.goto(`/${slug}?compare=none&range=last_month`);
  await saveAs(page, "先月だけ", { first: true });
  await expect(menu(page)).toContainText("先月だけ");
  await page.goto(`/${slug}`);
  await expect(page).toHaveURL(/view=[^&]+&range=last_month&compare=none/);
  await expect(page.getByLabel("比較").first()).toHaveValue("none");

  // A team brought along from another room is shown, and said to be another than saved.
  await page.goto(`/${slug}?team=${second?.id ?? ""}`);
  await expect(page).toHaveURL(new RegExp(`team=${second?.id ?? ""}&range=last_month`));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("受注窓口");
  await expect(page.getByText("変更あり")).toBeVisible();

  await page.goto(`/${slug}?range=last_month`);
  await menu(page).click();
  await page.getByRole("button", { name: "名前を付けて保存する" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("名前").fill("この月");
  await expect(dialog.getByText("開くたびに、その時点の「先月」を表示します。")).toBeVisible();
  await dialog.getByRole("radio").nth(1).check();
  await expect(dialog.getByText("いつ開いても、この日付の期間を表示します。")).toBeVisible();
  await dialog.getByRole("button", { name: "保存する", exact: true }).click();
  await expect(page).toHaveURL(/view=[^&]+&range=\d{4}-\d{2}$/);

  await page.setViewportSize({ width: 375, height: 800 });
  await menu(page).click();
  await expect(entry(page, "先月だけ")).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(await axeFinds(page)).toEqual([]);
  // The trends' own list is another one.
  await page.goto(`/${slug}/trends`);
  await menu(page).click();
  await expect(entry(page, "先月だけ")).toHaveCount(0);
});
