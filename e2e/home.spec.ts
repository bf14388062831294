import { type Page, test } from "@playwright/test";
import { call } from "./support/call";
import { PASSWORD } from "./support/company";
import { expect } from "./support/expect";
import { cell, saveState } from "./support/grid";
import {
  card,
  dayIn,
  diagnose,
  type HomeCompany,
  homeCompany,
  recordDay,
  recordTwoYears,
} from "./support/home-company";
import { axeFinds, axeFindsInBoth, drawn, fits, japaneseOn, onDevice, openAll, pageIn, tooSmall } from "./support/look";

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

// One company and one browser for what only looks at its two years.
test.describe.serial("two years of records", () => {
  let page: Page;
  let company: HomeCompany;
  test.beforeAll(async ({ browser }) => {
    page = await (await browser.newContext({ locale: "ja-JP" })).newPage();
    company = await homeCompany(page.request);
    await recordTwoYears(page.request, company);
  });
  test.afterAll(() => page.context().close());

  test("last month's figures are the sums by hand; comparison, channel and range are in the URL, for a reload, for Back, and for another browser without scripts", async ({
    browser,
  }) => {
    const month = (months: number) => dayIn(company.today, months).slice(0, 7);
    const inJapanese = (months: number) => month(months).replace("-0", "-").replace("-", "年") + "月";
    const rate = card(page, "応答率");
    await page.goto(`/${company.slug}`);
    // 273 of 300 are 91.0 %; a year before 348 of 400 were 87.0 %.
    await expect(rate).toContainText("91.0%");
    await expect(rate).toContainText("+4.0ポイント 横ばい(誤差の範囲)");
    await expect(rate).toContainText("n=300");
    await expect(card(page, "放棄呼率")).toContainText("9.0%");
    await expect(card(page, "顧客満足度(CSAT)")).toContainText("75.0%");
    await expect(card(page, "顧客満足度(CSAT)")).toContainText("比較対象なし");
    await expect(page.getByText(`${inJapanese(-13)}との比較`)).toBeVisible();

    // The month before: 93 of 100.
    await page.getByRole("combobox", { name: "比較", exact: true }).selectOption("previous");
    await expect(page).toHaveURL(/compare=previous/);
    await expect(rate).toContainText("−2.0ポイント 横ばい(誤差の範囲)");
    await page.getByRole("combobox", { name: "比較", exact: true }).selectOption("none");
    await expect(page).toHaveURL(/compare=none/);
    await expect(rate).not.toContainText("ポイント");
    await page.goBack();
    await expect(page).toHaveURL(/compare=previous/);
    await expect(rate).toContainText("−2.0ポイント 横ばい(誤差の範囲)");

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
    const other = await (await browser.newContext({ locale: "ja-JP", javaScriptEnabled: false })).newPage();
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
    await other.goto(`/${company.slug}`);
    await expect(card(other, "応答率")).toContainText("91.0%");
    await expect(region(other, "電話の着信数").getByRole("row", { name: /300件/ })).toContainText("400件");
    await other.context().close();
  });

  test("the running month is marked, and neither judged nor followed by a later one", async () => {
    await page.goto(`/${company.slug}?range=${company.today.slice(0, 7)}`);
    await expect(page.getByRole("banner").or(page.locator("main header")).first()).toContainText("途中");
    await expect(page.getByRole("button", { name: "次の期間" })).toBeDisabled();
    await expect(page.locator("main")).not.toContainText("改善");
  });

  test("the trend by keyboard: each month is said with its figures, and the table holds the same ones", async () => {
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

for (const { locale, theme } of [
  { locale: "ja", theme: "light" },
  { locale: "en", theme: "dark" },
] as const) {
  test(`empty, full and unfolded, on phone, desk and projector: nothing overflows, what is touched is 44 px, axe finds nothing in either theme${locale === "en" ? " and English is English" : ""} (${locale})`, async ({
    browser,
    baseURL,
  }) => {
    const page = await pageIn(browser, baseURL, {
      locale,
      theme,
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    });
    const named = (ja: string, en: string) => ({ name: locale === "ja" ? ja : en, exact: true });
    const japanese = async () => (locale === "en" ? japaneseOn(page) : []);
    const phone = () => onDevice(page, 390, 844, "finger");
    const fitsTouch = async () => {
      await phone();
      expect([await fits(page), await tooSmall(page)]).toEqual([true, []]);
    };
    const onPhone = async () => {
      await fitsTouch();
      expect([await japanese(), await axeFinds(page)]).toEqual([[], []]);
    };
    const atDesk = async () => {
      await onDevice(page, 1280, 720, "mouse");
      expect([await japanese(), await axeFindsInBoth(page)]).toEqual([[], []]);
    };
    const company = await homeCompany(page.request, locale);
    const open = async () => {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto(`/${company.slug}`);
    };
    await open();
    await onPhone();
    await atDesk();

    // Recorded, and still something to set up.
    await recordTwoYears(page.request, company);
    await open();
    await drawn(page);
    await onPhone();
    await onDevice(page, 1920, 1080, "mouse");
    expect([await fits(page), await japanese(), await axeFinds(page)]).toEqual([true, [], []]);
    await phone();
    await page.getByRole("button", named("並べ替え", "Reorder")).tap();
    await expect(page.getByRole("button", named("この順で保存する", "Save this order"))).toBeVisible();
    await onPhone();

    await diagnose(page.request, company);
    await open();
    await drawn(page);
    await fitsTouch();
    await onDevice(page, 1280, 720, "mouse");
    await page.getByRole("slider").focus();
    await atDesk();
    await openAll(page, locale);
    await atDesk();
    await phone();
    const compare = page.getByRole("combobox", named("比較", "Comparison"));
    await expect(compare).toBeHidden();
    await page.getByRole("button", { name: locale === "ja" ? "絞り込み" : "Filter" }).tap();
    await compare.selectOption("previous");
    await expect(page).toHaveURL(/compare=previous/);
    await openAll(page, locale);
    await onPhone();
    await page.context().close();
  });
}
