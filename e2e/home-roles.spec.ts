import { type Page, test } from "@playwright/test";
import { call } from "./support/call";
import { PASSWORD } from "./support/company";
import { saveRun } from "./support/diagnosis";
import { expect } from "./support/expect";
import { cell, saveState } from "./support/grid";
import { card, dayIn, homeCompany, recordDay, recordTwoYears } from "./support/home-company";
import { axeFinds, fits, japaneseOn, pageIn, tooSmall } from "./support/look";
import { newMember, ownerUrl } from "./support/owner";

test.setTimeout(300_000);

const region = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
/** The KPIs of 効率 that stand in sight, in their order. */
const efficiency = (page: Page) => region(page, "効率").getByRole("list").first().getByRole("heading", { level: 3 });
const USUAL = ["応答率", "平均処理時間(AHT)", "放棄呼率"];
const OWN = ["放棄呼率", "応答率", "平均処理時間(AHT)"];

test("cards are put in an order of one's own by keyboard; it is there after a reload and in another browser, and goes back", async ({
  page,
  browser,
}) => {
  const company = await homeCompany(page.request);
  await recordTwoYears(page.request, company);
  await page.goto(`/${company.slug}`);
  await expect(efficiency(page)).toHaveText(USUAL);
  await page.getByRole("button", { name: "並べ替え", exact: true }).press("Enter");
  await expect(page.getByRole("heading", { name: "指標の並べ替え" })).toBeFocused();
  const up = page.getByRole("button", { name: "放棄呼率を前へ" });
  await up.press("Enter");
  await expect(up).toBeFocused();
  await expect(page.getByText("放棄呼率を2番目に移しました")).toBeAttached();
  await up.press("Enter");
  await up.press("Enter");
  await expect(up).toHaveAttribute("aria-disabled", "true");
  expect([await fits(page), await axeFinds(page)]).toEqual([true, []]);
  await page.getByRole("button", { name: "この順で保存する" }).click();
  await expect(efficiency(page)).toHaveText(OWN);
  await page.reload();
  await expect(efficiency(page)).toHaveText(OWN);

  const other = await (await browser.newContext({ locale: "ja-JP" })).newPage();
  await call(other.request, "account.signIn", { email: company.email, password: PASSWORD });
  await other.goto(`/${company.slug}`);
  await expect(efficiency(other)).toHaveText(OWN);
  await other.getByRole("button", { name: "並べ替え", exact: true }).click();
  await other.getByRole("button", { name: "既定の順に戻す" }).click();
  await other.getByRole("button", { name: "やめる" }).click();
  await expect(efficiency(other)).toHaveText(OWN);

  if (ownerUrl) {
    const member = await newMember(browser, company.slug, { name: "鈴木", role: "lead", team: company.team });
    await member.goto(`/${company.slug}`);
    await expect(efficiency(member)).toHaveText(USUAL);
  } else console.warn("SKIPPED in part: TEST_OWNER_URL is not set, so no second member can be made (npm test sets it)");

  await other.getByRole("button", { name: "並べ替え", exact: true }).click();
  await other.getByRole("button", { name: "既定の順に戻す" }).click();
  await other.getByRole("button", { name: "この順で保存する" }).click();
  await expect(efficiency(other)).toHaveText(USUAL);
  await page.reload();
  await expect(efficiency(page)).toHaveText(USUAL);
});

test("an order that cannot be saved says so and is not lost", async ({ page }) => {
  const company = await homeCompany(page.request);
  await recordTwoYears(page.request, company);
  await page.goto(`/${company.slug}`);
  await page.getByRole("button", { name: "並べ替え", exact: true }).click();
  await page.getByRole("button", { name: "応答率を後ろへ" }).click();
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "この順で保存する" }).click();
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toBeVisible();
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "この順で保存する" }).click();
  await expect(efficiency(page)).toHaveText(["平均処理時間(AHT)", "応答率", "放棄呼率"]);
});

test("an admin sees what is left to set up, each with its way, less of it as things get done, and at last a line", async ({
  page,
}) => {
  const email = `setup-${process.pid}-${Date.now()}@home.example`;
  const { slug } = await call<{ slug: string }>(page.request, "account.signUp", {
    name: "佐藤 花子",
    email,
    password: PASSWORD,
    company: "こもれび商店",
    locale: "ja",
    teams: ["お客様サポート"],
    channels: [{ kind: "phone", name: "電話", cadence: "day" }],
  });
  await page.goto(`/${slug}`);
  const setup = region(page, "はじめの設定");
  const left = setup.getByRole("heading", { level: 3 });
  await expect(left).toHaveText([
    "会社の設定を確かめる",
    "会社の休業日任意",
    "メンバーの招待任意",
    "最初の記録",
    "最初の診断",
  ]);
  await expect(setup).toContainText("済み: チームとチャネル");
  expect(await axeFinds(page)).toEqual([]);
  const ways = await setup
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  for (const way of ways) expect([way, (await page.request.get(way)).status()]).toEqual([way, 200]);
  await setup.getByRole("button", { name: "この内容で確定する" }).click();
  await expect(left).toHaveText(["会社の休業日任意", "メンバーの招待任意", "最初の記録", "最初の診断"]);

  await setup.getByRole("link", { name: "記録する" }).click();
  await cell(page, "電話", "着信・受付").fill("200");
  await page.keyboard.press("Enter");
  await expect(saveState(page)).toHaveText(/保存済み/);
  await page.goto(`/${slug}`);
  await expect(left).toHaveText(["会社の休業日任意", "メンバーの招待任意", "最初の診断"]);
  const structure = region(page, "チームとチャネルの記録");
  await expect(structure.getByRole("row").nth(1)).toContainText("お客様サポート電話毎日");

  const href = await setup.getByRole("link", { name: "診断する" }).getAttribute("href");
  expect(href).toBe(`/${slug}/diagnosis/new`);
  const team =
    new URL(
      await page
        .getByRole("link", { name: "記録を見る" })
        .or(page.getByRole("link", { name: /件を記録する/ }))
        .first()
        .evaluate((link: HTMLAnchorElement) => link.href),
    ).searchParams.get("team") ?? "";
  await saveRun(page.request, slug, team, dayIn(new Date().toISOString().slice(0, 10), -1), "11111111");
  await page.reload();
  await expect(structure).toContainText("はじめの設定は済んでいます");
  await expect(setup).toHaveCount(0);
  expect(await axeFinds(page)).toEqual([]);
});

for (const { locale, theme } of [
  { locale: "ja", theme: "light" },
  { locale: "en", theme: "dark" },
] as const) {
  test(`an admin's page, empty and full, on a phone and a projector (${locale}, ${theme})`, async ({
    browser,
    baseURL,
  }) => {
    const phone = await pageIn(browser, baseURL, {
      locale,
      theme,
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    });
    const company = await homeCompany(phone.request, locale);
    const look = async (page: Page, touch: boolean) => {
      await page.goto(`/${company.slug}`);
      expect([
        await fits(page),
        touch ? await tooSmall(page) : [],
        await axeFinds(page),
        locale === "en" ? await japaneseOn(page) : [],
      ]).toEqual([true, [], [], []]);
    };
    await look(phone, true);
    await recordTwoYears(phone.request, company);
    await look(phone, true);
    await phone.getByRole("button", { name: locale === "ja" ? "並べ替え" : "Reorder", exact: true }).tap();
    await expect(
      phone.getByRole("button", { name: locale === "ja" ? "この順で保存する" : "Save this order" }),
    ).toBeVisible();
    expect([await fits(phone), await tooSmall(phone), await axeFinds(phone)]).toEqual([true, [], []]);
    const projector = await pageIn(browser, baseURL, { locale, theme, viewport: { width: 1920, height: 1080 } });
    await call(projector.request, "account.signIn", { email: company.email, password: PASSWORD });
    await look(projector, false);
  });
}

test("an executive reads cost and sales in sentences, every team side by side, and finds nothing to enter; phone and projector", async ({
  page,
  browser,
}) => {
  if (!ownerUrl) console.warn("SKIPPED: TEST_OWNER_URL is not set, so no executive can be made (npm test sets it)");
  test.skip(!ownerUrl, "needs the database's owner");
  const company = await homeCompany(page.request);
  const executive = await newMember(browser, company.slug, { name: "高橋", role: "executive", team: company.team });
  await recordTwoYears(page.request, company);
  await executive.goto(`/${company.slug}`);
  const summary = region(executive, "費用と価値の要約");
  await expect(summary).toContainText("費用の記録がないため");
  // 50,000 yen for 100 contacts; 20,000 yen sold.
  await recordDay(page.request, company, "phone", dayIn(company.today, -1, 10), {
    offered: 100,
    answered: 100,
    handled: 100,
    total_cost: 50_000,
    offers: 10,
    offers_won: 4,
    upsell_revenue: 20_000,
  });
  for (const [width, height] of [
    [390, 844],
    [1920, 1080],
  ] as const) {
    await executive.setViewportSize({ width, height });
    await executive.goto(`/${company.slug}`);
    await expect(summary).toContainText("サポート費用は5万円、1件あたり￥500");
    await expect(summary).toContainText("提案からの売上は2万円で、費用の40%");
    const team = region(executive, "チームの位置").getByRole("listitem").filter({ hasText: "お客様サポート" });
    await expect(team).toContainText("￥500");
    await expect(
      executive
        .getByRole("link", { name: /記録|診断する/ })
        .or(executive.locator('a[href*="/record"], a[href*="/diagnosis/new"], main input, main textarea')),
    ).toHaveCount(0);
    expect([await fits(executive), await axeFinds(executive)]).toEqual([true, []]);
  }
  await expect(region(executive, "はじめの設定")).toHaveCount(0);
  await expect(card(executive, "応答率")).toBeVisible();
});

test("who comes to record can type at once, and the number beside 記録 follows without a reload", async ({ page }) => {
  const company = await homeCompany(page.request);
  const badge = page.getByRole("navigation").getByRole("link", { name: /^記録/ }).first();
  await page.goto(`/${company.slug}/record`);
  await expect(badge).toContainText("未記録2件");
  await expect(cell(page, "電話", "着信・受付")).toBeFocused();
  await page.keyboard.type("120");
  await page.keyboard.press("Enter");
  await expect(saveState(page)).toHaveText(/保存済み/);
  await expect(badge).toContainText("未記録1件");
  await page.keyboard.type("30");
  await page.keyboard.press("Enter");
  await expect(badge).toHaveText("記録");
  await page.getByRole("navigation").getByRole("link", { name: "ホーム" }).first().click();
  await expect(page).toHaveURL(new RegExp(`/${company.slug}$`));
  await expect(badge).toHaveText("記録");
});
