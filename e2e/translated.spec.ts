import { type Page, test } from "@playwright/test";
import { newCompany } from "./support/company";
import { expect } from "./support/expect";
import { before } from "./support/gaps";
import { cell, gridCompany, openDay, saveState, storedOf } from "./support/grid";
import { homeCompany } from "./support/home-company";
import { translated, translating } from "./support/translator";

// What a broken page never shows is not waited for half an hour.
test.use({ actionTimeout: 60_000 });

const told = (page: Page, text: string) => expect(page.getByRole("status").filter({ hasText: text })).toBeVisible();
const dialog = (page: Page) => page.getByRole("dialog");

test("the grid and the page of a day, translated: figures follow what is typed, all is saved, the next day opens", async ({
  page,
}) => {
  test.slow();
  const broken = await translating(page);
  const company = await gridCompany(page.request);
  await openDay(page, company);
  await translated(page);
  const rate = page.locator('[data-kpi="answer_rate"]').first();
  const type = async (measure: string, value: string) => {
    await cell(page, "電話", measure).fill(value);
    await page.keyboard.press("Enter");
  };
  await type("着信・受付", "120");
  await type("応答", "90");
  await expect(rate).toHaveText("75.0%");
  await type("応答", "130");
  await expect(page.getByText("応答(130)が、着信・受付(120)を上回っています。")).toBeVisible();
  await type("応答", "60");
  await expect(page.getByText("応答(130)が、着信・受付(120)を上回っています。")).toBeHidden();
  await expect(rate).toHaveText("50.0%");
  await type("着信・受付", "20");
  await type("応答", "15");
  await expect(rate).toHaveText(/75\.0%/);
  await expect(saveState(page)).toHaveText(/保存済み/);
  await expect.poll(() => storedOf(page.request, company)).toMatchObject({ 電話: { offered: 20, answered: 15 } });

  await page.getByLabel("できごと(60字まで)").fill("配送の遅れ");
  await page.getByRole("button", { name: "メモを残す" }).click();
  await expect(page.getByText("配送の遅れ")).toBeVisible();
  await page.getByRole("button", { name: "「配送の遅れ」を削除する" }).click();
  await expect(page.getByText("配送の遅れ")).toBeHidden();

  // To the day before and on through the rooms, without loading anew.
  await page.getByRole("link", { name: "記録カレンダー" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "記録カレンダー" })).toBeVisible();
  await page.goBack();
  await expect(cell(page, "電話", "着信・受付")).toHaveValue("20");
  await expect(rate).toHaveText(/75\.0%/);
  for (const room of ["推移", "ホーム"]) {
    await page
      .getByRole("navigation", { name: "おもな画面" })
      .first()
      .getByRole("link", { name: room, exact: true })
      .click();
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  }
  await page.goto(`/${company.slug}/record?date=${before(company.date, 1)}&team=${company.team}`);
  await expect(cell(page, "電話", "着信・受付")).toHaveValue("");
  expect(broken).toEqual([]);
});

test("signing up, translated: what is missing is said and goes, the language changes, and the company is there", async ({
  page,
}) => {
  const broken = await translating(page);
  await page.goto("/sign-up");
  await translated(page);
  await page.getByRole("button", { name: "登録して始める" }).click();
  await expect(page.getByLabel("お名前")).toHaveAccessibleDescription("お名前を入力してください。");
  await page.getByLabel("お名前").fill("佐藤 花子");
  await page.getByLabel("メールアドレス").fill(`translated-${Date.now()}@door.example`);
  await page.getByLabel("パスワード").fill("password1234");
  await page.getByLabel("会社名").fill("みなと配送");
  await page.getByRole("button", { name: "登録して始める" }).click();
  await expect(page.getByText("よく使われる", { exact: false }).first()).toBeVisible();
  await page.getByRole("radio", { name: "English" }).check();
  await expect(page.getByRole("heading", { name: "Sign up" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.getByRole("radio", { name: "日本語" }).check();
  await expect(page.getByLabel("会社名")).toHaveValue("みなと配送");
  await expect(page.locator("html")).toHaveAttribute("lang", "ja");
  await page.getByLabel("パスワード").fill("a long enough password");
  await page.getByRole("button", { name: "登録して始める" }).click();
  await expect(page).toHaveURL(/\/record$/);
  expect(broken).toEqual([]);
});

test("events, settings and targets, translated: forms open, tell, save and close", async ({ page }) => {
  test.slow();
  const broken = await translating(page);
  const company = await homeCompany(page.request);
  await page.goto(`/${company.slug}/events`);
  await translated(page);
  await page.getByRole("button", { name: "できごとを追加する" }).click();
  await dialog(page).getByRole("button", { name: "追加する", exact: true }).click();
  await expect(dialog(page).getByLabel("できごと(60字まで)")).toHaveAttribute("aria-invalid", "true");
  await dialog(page).getByLabel("できごと(60字まで)").fill("秋の販促");
  await dialog(page).getByRole("button", { name: "追加する", exact: true }).click();
  await told(page, "「秋の販促」を追加しました。");
  await page.getByRole("button", { name: "「秋の販促」を編集する" }).click();
  await dialog(page).getByLabel("できごと(60字まで)").fill("冬の販促");
  await dialog(page).getByRole("button", { name: "保存する" }).click();
  await told(page, "「冬の販促」を変更しました。");
  await page.getByRole("button", { name: "「冬の販促」を削除する" }).click();
  await dialog(page).getByRole("button", { name: "削除する" }).click();
  await expect(page.getByText("できごとはまだありません")).toBeVisible();

  await page.goto(`/${company.slug}/settings/calendar`);
  await translated(page);
  for (const day of ["月", "火", "水", "木", "金", "土", "日"])
    await page.getByRole("checkbox", { name: day, exact: true }).uncheck();
  await expect(page.getByText("営業する曜日を1つ以上選んでください。")).toBeVisible();
  await page.getByRole("checkbox", { name: "土", exact: true }).check();
  await expect(page.getByText("営業する曜日を1つ以上選んでください。")).toBeHidden();
  await page.getByRole("button", { name: "保存する" }).click();
  await told(page, "保存しました");
  await page.goto(`/${company.slug}/settings/company`);
  await translated(page);
  await page.getByLabel("会社名").fill("木もれ日商店");
  await page.getByRole("button", { name: "保存する" }).click();
  await told(page, "保存しました");
  await expect(page.getByRole("complementary")).toContainText("木もれ日商店");

  await page.goto(`/${company.slug}/targets`);
  await translated(page);
  await page.getByRole("button", { name: "目標を設定する" }).first().click();
  await dialog(page).getByLabel("KPI", { exact: true }).selectOption({ label: "応答率" });
  for (const value of ["91.5", "90"]) {
    await dialog(page).getByLabel("目標(この値以上)").fill(value);
    await expect(dialog(page)).toContainText(`設定する目標:${Number(value).toFixed(1)}%以上`);
  }
  await dialog(page).getByLabel("目標(この値以上)").fill("多い");
  await expect(dialog(page)).not.toContainText("90.0%以上");
  await dialog(page).getByLabel("目標(この値以上)").fill("85");
  await dialog(page).getByRole("button", { name: "設定する", exact: true }).click();
  await expect(page.getByText("「応答率」の目標を設定しました。")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "応答率" }).first()).toContainText("85.0%以上");
  expect(broken).toEqual([]);
});

test("an import, translated: refused with its reason; another one taken in", async ({ page }) => {
  test.slow();
  const broken = await translating(page);
  const choose = (...rows: string[]) =>
    page.locator("input[type=file]").setInputFiles({
      name: "april.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(["日付,着信件数,応答件数,放棄件数", ...rows].join("\r\n")),
    });
  await page.goto(`/${await newCompany(page.request, "translated")}/record/import`);
  await translated(page);
  await choose("2026/4/1,100,90,10", "2026/4/31,5,5,0", "2026/4/3,20,10,10", "2026/4/4,10,9,1", "2026/4/5,10,9,1");
  await page.getByRole("button", { name: "内容を確かめる" }).click();
  await expect(page.getByText("存在しない日付です。")).toBeVisible();
  await page.goto(`/${await newCompany(page.request, "translated")}/record/import`);
  await translated(page);
  await choose("2026/4/1,100,90,10", "2026/4/2,200,180,20");
  await page.getByRole("button", { name: "内容を確かめる" }).click();
  await expect(page.getByTestId("total-offered")).toHaveAttribute("value", "300");
  await expect(page.getByTestId("total-offered")).toContainText("300");
  await page.getByRole("button", { name: "2件を取り込む" }).click();
  await told(page, "を取り込みました");
  expect(broken).toEqual([]);
});
