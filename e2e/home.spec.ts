import { type Page, test } from "@playwright/test";
import { call } from "./support/call";
import { PASSWORD } from "./support/company";
import { expect } from "./support/expect";
import { cell, saveState } from "./support/grid";
import { card, dayIn, homeCompany, recordAndDiagnose, recordDay, recordTwoYears } from "./support/home-company";
import { axeFinds, drawn, fits, japaneseOn, openAll, pageIn, tooSmall } from "./support/look";
import { newMember, ownerUrl } from "./support/owner";

test.setTimeout(300_000);

const region = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

test("an empty company: no chart of zeros, three steps, and a button to the first record, after which there is a figure", async ({
  page,
}) => {
  const { slug } = await homeCompany(page.request);
  await page.goto(`/${slug}`);
  const steps = region(page, "はじめの3ステップ");
  await expect(steps.getByRole("listitem")).toHaveCount(3);
  await expect(page.getByRole("figure")).toHaveCount(0);
  await expect(page.locator("main")).not.toContainText("%");
  await expect(page.getByRole("img", { name: /まだ診断していません/ })).toBeVisible();
  await steps.getByRole("link", { name: "最初の記録をつける" }).click();
  await cell(page, "電話", "着信・受付").fill("200");
  await cell(page, "電話", "応答").fill("150");
  await page.keyboard.press("Enter");
  await expect(saveState(page)).toHaveText(/保存済み/);
  await page.getByRole("navigation").getByRole("link", { name: "ホーム" }).click();
  await expect(card(page, "応答率")).toContainText("75.0%");
  await expect(card(page, "応答率")).toContainText("n=200");
});

test("last month's figures are the sums by hand; comparison, channel and range are in the URL, for a reload, another browser and Back", async ({
  page,
  browser,
}) => {
  const company = await homeCompany(page.request);
  await recordTwoYears(page.request, company);
  const month = (months: number) => dayIn(company.today, months).slice(0, 7);
  const inJapanese = (months: number) => month(months).replace("-0", "-").replace("-", "年") + "月";
  const rate = card(page, "応答率");
  await page.goto(`/${company.slug}`);
  // 273 of 300 are 91.0 %; a year before 348 of 400 were 87.0 %.
  await expect(rate).toContainText("91.0%");
  await expect(rate).toContainText("+4.0ポイント 改善");
  await expect(rate).toContainText("n=300");
  await expect(card(page, "放棄呼率")).toContainText("9.0%");
  await expect(card(page, "顧客満足度(CSAT)")).toContainText("75.0%");
  await expect(card(page, "顧客満足度(CSAT)")).toContainText("比較対象なし");
  await expect(page.getByText(`${inJapanese(-13)}との比較`)).toBeVisible();

  // The month before: 93 of 100.
  await page.getByRole("combobox", { name: "比較", exact: true }).selectOption("previous");
  await expect(page).toHaveURL(/compare=previous/);
  await expect(rate).toContainText("−2.0ポイント 悪化");
  await page.getByRole("combobox", { name: "比較", exact: true }).selectOption("none");
  await expect(page).toHaveURL(/compare=none/);
  await expect(rate).not.toContainText("ポイント");
  await page.goBack();
  await expect(page).toHaveURL(/compare=previous/);
  await expect(rate).toContainText("−2.0ポイント 悪化");

  await page.getByRole("combobox", { name: "期間", exact: true }).selectOption(month(-1));
  await page.getByRole("button", { name: "前の期間" }).click();
  await expect(page).toHaveURL(new RegExp(`range=${month(-2)}`));
  await expect(rate).toContainText("93.0%");
  await expect(page.getByRole("combobox", { name: "比較", exact: true })).toHaveValue("previous");
  await expect(rate).toContainText("比較対象なし");
  await page.getByRole("combobox", { name: "チャネル", exact: true }).selectOption({ label: "メール" });
  await expect(page).toHaveURL(/channel=/);
  await expect(rate).toContainText("記録なし");
  await page.getByRole("button", { name: "次の期間" }).click();
  await expect(page).toHaveURL(new RegExp(`range=${month(-1)}`));
  await expect(rate).toContainText("記録なし");

  // One choice before the page of another has come: none is lost.
  await page.getByRole("button", { name: "前の期間" }).click();
  await page.getByRole("combobox", { name: "チャネル", exact: true }).selectOption({ label: "電話" });
  await expect(rate).toContainText("93.0%");
  await page.getByRole("combobox", { name: "期間", exact: true }).selectOption(month(-1));
  await expect(rate).toContainText("91.0%");
  const [shown, url] = [await rate.innerText(), page.url()];
  expect(shown).toContain("−2.0ポイント");
  await page.reload();
  expect(await rate.innerText()).toBe(shown);
  const other = await (await browser.newContext({ locale: "ja-JP" })).newPage();
  await call(other.request, "account.signIn", { email: company.email, password: PASSWORD });
  await other.goto(url);
  expect(await card(other, "応答率").innerText()).toBe(shown);
  await expect(other.getByRole("combobox", { name: "チャネル", exact: true }).locator("option:checked")).toHaveText(
    "電話",
  );
  await card(other, "応答率").getByRole("link", { name: "応答率", exact: true }).click();
  await expect(other).toHaveURL(
    new RegExp(
      `kpi/answer_rate\\?team=${company.team}&range=${month(-1)}&channel=${company.channels.phone}&compare=previous`,
    ),
  );
  await expect(other.getByTestId("kpi-value")).toContainText("91.0%");
  expect(await other.getByTestId("kpi-value").innerText()).toContain("−2.0ポイント");
  await other.getByRole("link", { name: "元の記録を見る" }).click();
  await expect(other).toHaveURL(
    new RegExp(`rows\\?kpi=answer_rate&range=${month(-1)}.*channels=${company.channels.phone}`),
  );
  await expect(other.locator("main")).toContainText("91.0%");
  await expect(other.getByRole("table").getByRole("row").filter({ hasText: "114" })).toContainText("120");
});

test("the running month is marked, and neither judged nor followed by a later one", async ({ page }) => {
  const company = await homeCompany(page.request);
  await recordTwoYears(page.request, company);
  await page.goto(`/${company.slug}?range=${company.today.slice(0, 7)}`);
  await expect(page.getByRole("banner").or(page.locator("main header")).first()).toContainText("途中");
  await expect(page.getByRole("button", { name: "次の期間" })).toBeDisabled();
  await expect(page.locator("main")).not.toContainText("改善");
});

test("what is not recorded is counted; its button leads there, and once recorded the page says so", async ({
  page,
}) => {
  const company = await homeCompany(page.request);
  await recordDay(page.request, company, "phone", dayIn(company.today, -1), { offered: 10 });
  await page.goto(`/${company.slug}`);
  const due = page.getByRole("region", { name: /の記録$/ });
  await expect(due.getByRole("listitem")).toHaveText(["電話 未記録", "メール 未記録"]);
  await due.getByRole("link", { name: "2件を記録する" }).click();
  const yesterday = new Date(Date.parse(`${company.today}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  await expect(page).toHaveURL(
    (url) =>
      url.pathname === `/${company.slug}/record` &&
      url.searchParams.get("date") === yesterday &&
      url.searchParams.get("team") === company.team,
  );
  await cell(page, "電話", "着信・受付").fill("30");
  await page.keyboard.press("Enter");
  await expect(saveState(page)).toHaveText(/保存済み/);
  await page.goto(`/${company.slug}`);
  await expect(due.getByRole("link", { name: "1件を記録する" })).toBeVisible();
  await recordDay(page.request, company, "email", yesterday, { received: 0 });
  await page.reload();
  await expect(due.getByRole("listitem")).toHaveText(["電話 記録済み", "メール 記録済み"]);
  await expect(due.getByRole("link", { name: "記録を見る" })).toBeVisible();
});

test("the trend by keyboard: each month is said with its figures, and the table holds the same ones", async ({
  page,
}) => {
  const company = await homeCompany(page.request);
  await recordTwoYears(page.request, company);
  await page.goto(`/${company.slug}`);
  const trend = region(page, "電話の着信数");
  const slider = trend.getByRole("slider");
  const label = (months: number) => dayIn(company.today, months).slice(2, 7).replace("-0", "-").replace("-", "/");
  await drawn(page);
  await slider.focus();
  await expect(slider).toHaveAttribute("aria-valuetext", `${label(0)}、今年 記録なし、前年 記録なし`);
  await page.keyboard.press("ArrowLeft");
  await expect(slider).toHaveAttribute("aria-valuetext", `${label(-1)}、今年 300件、前年 400件`);
  await page.keyboard.press("ArrowLeft");
  await expect(slider).toHaveAttribute("aria-valuetext", `${label(-2)}、今年 100件、前年 記録なし`);
  await page.keyboard.press("Home");
  await expect(slider).toHaveAttribute("aria-valuetext", new RegExp(`^${label(-11)}、`));
  await page.keyboard.press("End");
  await expect(slider).toHaveAttribute("aria-valuenow", "12");

  await trend.getByRole("button", { name: "表で見る" }).click();
  const row = (months: number) => trend.getByRole("row", { name: new RegExp(`^${label(months)} `) });
  await expect(trend.getByRole("row")).toHaveCount(13);
  await expect(row(-1)).toHaveText(`${label(-1)}300件400件`);
  await expect(row(-2)).toHaveText(`${label(-2)}100件—`);
  await trend.getByRole("button", { name: "グラフで見る" }).click();
  await expect(slider).toBeVisible();
});

test("where calls are few, the trend follows every contact", async ({ page }) => {
  const company = await homeCompany(page.request);
  const day = dayIn(company.today, -1);
  await recordDay(page.request, company, "phone", day, { offered: 10 });
  await recordDay(page.request, company, "email", day, { received: 90 });
  await page.goto(`/${company.slug}`);
  const trend = region(page, "問い合わせ件数");
  await trend.getByRole("button", { name: "表で見る" }).click();
  await expect(trend.getByRole("row").nth(11)).toContainText("100件");
  await expect(region(page, "チャネルの内訳")).toContainText("ノンボイス 90%");
});

test("without scripts the figures and the trend's table are there", async ({ browser, page }) => {
  const company = await homeCompany(page.request);
  await recordTwoYears(page.request, company);
  const bare = await (await browser.newContext({ locale: "ja-JP", javaScriptEnabled: false })).newPage();
  await call(bare.request, "account.signIn", { email: company.email, password: PASSWORD });
  await bare.goto(`/${company.slug}`);
  await expect(card(bare, "応答率")).toContainText("91.0%");
  await expect(region(bare, "電話の着信数").getByRole("row", { name: /300件/ })).toContainText("400件");
});

for (const locale of ["ja", "en"] as const) {
  test(`on a phone nothing overflows and everything to touch is 44 px (${locale})`, async ({ browser, baseURL }) => {
    const page = await pageIn(browser, baseURL, { locale, viewport: { width: 390, height: 844 }, hasTouch: true });
    const company = await homeCompany(page.request, locale);
    await page.goto(`/${company.slug}`);
    expect([await fits(page), await tooSmall(page)]).toEqual([true, []]);
    await recordAndDiagnose(page, company);
    await page.goto(`/${company.slug}`);
    await drawn(page);
    expect([await fits(page), await tooSmall(page)]).toEqual([true, []]);
    const compare = page.getByRole("combobox", { name: locale === "ja" ? "比較" : "Comparison", exact: true });
    await expect(compare).toBeHidden();
    await page.getByRole("button", { name: locale === "ja" ? "絞り込み" : "Filter" }).tap();
    await compare.selectOption("previous");
    await expect(page).toHaveURL(/compare=previous/);
    await openAll(page, locale);
    expect([await fits(page), await tooSmall(page)]).toEqual([true, []]);
    expect(await axeFinds(page)).toEqual([]);
  });

  for (const theme of ["light", "dark"] as const) {
    test(`axe finds nothing${locale === "en" ? " and English is English" : ""}: empty, full and unfolded (${locale}, ${theme})`, async ({
      browser,
      baseURL,
    }) => {
      const page = await pageIn(browser, baseURL, { locale, theme });
      const look = async () =>
        expect([locale === "en" ? await japaneseOn(page) : [], await axeFinds(page)]).toEqual([[], []]);
      const company = await homeCompany(page.request, locale);
      await page.goto(`/${company.slug}`);
      await look();
      await recordAndDiagnose(page, company);
      await page.goto(`/${company.slug}`);
      await drawn(page);
      await page.getByRole("slider").focus();
      await look();
      await openAll(page, locale);
      await look();
    });
  }
}

test("an executive sees the figures and no way to enter any; a stranger finds nothing", async ({ page, browser }) => {
  if (!ownerUrl) console.warn("SKIPPED: TEST_OWNER_URL is not set, so no executive can be made (npm test sets it)");
  test.skip(!ownerUrl, "needs the database's owner");
  const company = await homeCompany(page.request);
  const executive = await newMember(browser, company.slug, { name: "高橋", role: "executive", team: company.team });
  const entries = executive
    .getByRole("link", { name: /記録|診断する/ })
    .or(executive.getByRole("button", { name: /記録/ }))
    .or(executive.locator('a[href*="/record"], a[href*="/diagnosis/new"], main input, main textarea'));
  await executive.goto(`/${company.slug}`);
  await expect(executive.getByText("チームが記録を始めると、ここに数字が並びます。")).toBeVisible();
  await expect(entries).toHaveCount(0);
  await recordTwoYears(page.request, company);
  for (const path of ["", `?team=${company.team}`]) {
    await executive.goto(`/${company.slug}${path}`);
    await expect(card(executive, "応答率")).toContainText("91.0%");
    await expect(entries).toHaveCount(0);
    expect(await axeFinds(executive)).toEqual([]);
  }
  const stranger = await browser.newPage();
  await homeCompany(stranger.request);
  expect((await stranger.goto(`/${company.slug}`))?.status()).toBe(404);
});
