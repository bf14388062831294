import { test } from "@playwright/test";
import { call } from "./support/call";
import { PASSWORD } from "./support/company";
import { expect } from "./support/expect";
import { cell, dayOf, gridCompany, openDay, RECORD_ROOT, saveState, storedOf } from "./support/grid";
import { axeFinds } from "./support/look";
import { newMember, ownerUrl } from "./support/owner";

test("two browsers on one record: both values are shown, nothing is overwritten silently, and one chooses", async ({
  page,
  browser,
}) => {
  const company = await gridCompany(page.request);
  const second = await (await browser.newContext({ locale: "ja-JP" })).newPage();
  await call(second.request, "account.signIn", { email: company.email, password: PASSWORD });
  await openDay(page, company);
  await openDay(second, company);
  await cell(page, "電話", "着信・受付").focus();
  await page.keyboard.type("120");
  await page.keyboard.press("Enter");
  await expect(saveState(page)).toHaveText(/保存済み/);
  const phone = cell(second, "電話", "着信・受付");
  await phone.focus();
  await second.keyboard.type("100");
  await second.keyboard.press("Tab");
  await second.keyboard.type("90");
  await second.keyboard.press("Enter");
  await expect(second.getByText("別の画面であなたが")).toBeVisible();
  await expect(second.getByText("ここでの入力は100です。")).toBeVisible();
  // The cell beside it is no part of the quarrel: it is saved.
  await expect.poll(() => storedOf(page.request, company)).toMatchObject({ 電話: { offered: 120, answered: 90 } });
  await expect(phone).toHaveValue("100");
  await second.getByRole("button", { name: "100にする" }).click();
  await expect(saveState(second)).toHaveText(/保存済み/);
  expect(await storedOf(page.request, company)).toMatchObject({ 電話: { offered: 100, answered: 90 } });

  // Now the first one is behind: what they type is met the same way, and they let the other's stand.
  await cell(page, "電話", "着信・受付").focus();
  await page.keyboard.type("130");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "100を残す" }).click();
  await expect(cell(page, "電話", "着信・受付")).toHaveValue("100");
  await expect(saveState(page)).toHaveText(/保存済み/);
  expect(await storedOf(page.request, company)).toMatchObject({ 電話: { offered: 100 } });
});

test("a colleague's value is told with name and time; an executive finds no entry page", async ({ page, browser }) => {
  test.skip(ownerUrl === "", "TEST_OWNER_URL is not set: a second member cannot be made");
  const company = await gridCompany(page.request);
  const colleague = await newMember(browser, company.slug, { name: "中村 彩", role: "lead", team: company.team });
  await openDay(page, company);
  await openDay(colleague, company);
  await cell(colleague, "電話", "着信・受付").focus();
  await colleague.keyboard.type("120");
  await colleague.keyboard.press("Enter");
  await expect(saveState(colleague)).toHaveText(/保存済み/);
  await cell(page, "電話", "着信・受付").focus();
  await page.keyboard.type("100");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/中村 彩さんが\d+:\d\dに120と記録しました。/)).toBeVisible();
  expect(await axeFinds(page)).toEqual([]);
  const executive = await newMember(browser, company.slug, { name: "高橋 誠", role: "executive", team: company.team });
  for (const path of ["record", "record/month", "record/base"]) {
    await executive.goto(`${RECORD_ROOT}/${company.slug}/${path}`);
    await expect(executive.locator("[data-cell]")).toHaveCount(0);
    await expect(executive.getByText("ページが見つかりません").first()).toBeVisible();
  }
});

test("on a phone: one channel a card, digits first, on to the next one", async ({ browser }) => {
  const page = await (
    await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, locale: "ja-JP" })
  ).newPage();
  const company = await gridCompany(page.request);
  await page.goto(dayOf(company));
  const card = page.getByRole("region", { name: "電話" });
  await card.getByLabel("着信・受付").fill("１２０");
  await card.getByLabel("着信・受付").press("Enter");
  await expect(card.getByLabel("応答", { exact: true })).toBeFocused();
  await page.keyboard.type("130");
  await page.keyboard.press("Enter");
  await expect(card.getByText("応答(130)が、着信・受付(120)を上回っています。")).toBeVisible();
  expect(await axeFinds(page)).toEqual([]);
  await card.getByRole("button", { name: "120にする" }).click();
  await expect(card.getByLabel("応答", { exact: true })).toHaveValue("120");
  await expect(saveState(page)).toHaveText(/保存済み/);
  await card.getByRole("button", { name: "次へ" }).click();
  const mail = page.getByRole("region", { name: "メール" });
  await expect(mail.getByLabel("着信・受付")).toHaveCount(0);
  await mail.getByLabel("受信・受付").fill("71");
  await mail.getByLabel("受信・受付").blur();
  await expect(saveState(page)).toHaveText(/保存済み/);
  await expect
    .poll(() => storedOf(page.request, company))
    .toMatchObject({ 電話: { offered: 120, answered: 120 }, メール: { received: 71 } });
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
});

test("on a phone: a field only looked at is not written back over a newer value", async ({ page: other, browser }) => {
  const company = await gridCompany(other.request);
  await openDay(other, company);
  await cell(other, "電話", "着信・受付").focus();
  await other.keyboard.type("100");
  await other.keyboard.press("Enter");
  await expect(saveState(other)).toHaveText(/保存済み/);
  const page = await (
    await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, locale: "ja-JP" })
  ).newPage();
  await call(page.request, "account.signIn", { email: company.email, password: PASSWORD });
  await page.goto(dayOf(company));
  // It begins with what is still to be recorded: back to the phone.
  await page.getByRole("button", { name: "前へ" }).click();
  const card = page.getByRole("region", { name: "電話" });
  await expect(card.getByLabel("着信・受付")).toHaveValue("100");
  await cell(other, "電話", "着信・受付").focus();
  await other.keyboard.type("1300");
  await other.keyboard.press("Enter");
  await expect.poll(() => storedOf(other.request, company)).toMatchObject({ 電話: { offered: 1300 } });
  // The answer to the phone's own saving brings the newer value, while one stands in its field.
  let release = () => undefined as void;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/api/trpc/record.saveCells**", async (route) => {
    await held;
    await route.continue();
  });
  await card.getByLabel("応答", { exact: true }).fill("90");
  await card.getByLabel("着信・受付").focus();
  release();
  await expect(saveState(page)).toHaveText(/保存済み/);
  await expect(card.getByLabel("着信・受付")).toHaveValue("1300");
  await card.getByLabel("応答", { exact: true }).focus();
  await expect(card.getByLabel("着信・受付")).toHaveValue("1,300");
  await expect(saveState(page)).toHaveText(/保存済み/);
  expect(await storedOf(page.request, company)).toMatchObject({ 電話: { offered: 1300, answered: 90 } });
});

test("unsent values of another team's page are sent without going there; who signed in since does not send them", async ({
  page,
  context,
}) => {
  const company = await gridCompany(page.request);
  await openDay(page, company);
  await page.route("**/api/trpc/record.save**", (route) => route.abort());
  await cell(page, "電話", "着信・受付").focus();
  await page.keyboard.type("120");
  await page.keyboard.press("Enter");
  await expect(saveState(page)).toHaveText("未送信 1件");
  page.on("dialog", (dialog) => void dialog.accept());
  const stranger = await gridCompany((await context.browser()?.newContext())?.request ?? page.request);
  await call(page.request, "account.signIn", { email: stranger.email, password: PASSWORD });
  await page.unroute("**/api/trpc/record.save**");
  await page.getByRole("button", { name: "今すぐ送る" }).click();
  await expect(saveState(page)).not.toHaveText(/保存済み/);
  await call(page.request, "account.signIn", { email: company.email, password: PASSWORD });
  // The customer base has a queue of its own: the day's value goes out from there.
  await page.goto(`${RECORD_ROOT}/${company.slug}/record/base`);
  await expect.poll(() => storedOf(page.request, company)).toMatchObject({ 電話: { offered: 120 } });
});

test("a month of one channel and the customer base: pasted, summed at the foot, KPIs live; in English too", async ({
  browser,
}) => {
  const page = await (await browser.newContext({ locale: "en-US", timezoneId: "Asia/Tokyo" })).newPage();
  const company = await gridCompany(page.request, "en");
  await page.goto(`${RECORD_ROOT}/${company.slug}/record/base`);
  await expect(page.locator("[data-cell]").first()).toBeEditable();
  await page.locator('[data-cell="0:0"]').focus();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate(() => navigator.clipboard.writeText("1,000\t50\t20\r\n1,030\t60\t30\r\n"));
  await page.keyboard.press("Control+V");
  await expect(page.locator('[data-total="customers_new"]')).toHaveText("110");
  await expect(page.locator('[data-total="customers_start"]')).toHaveText("1,000");
  await expect(page.locator('tfoot [data-kpi="churn_rate"]')).toHaveText("2.5%");
  await expect(saveState(page)).toHaveAttribute("data-phase", "saved");
  expect(await axeFinds(page)).toEqual([]);

  await page.goto(`${RECORD_ROOT}/${company.slug}/record/month?team=${company.team}&month=${company.date}`);
  await expect(page.locator("[data-cell]").first()).toBeEditable();
  await page.locator('[data-cell="0:0"]').focus();
  await page.keyboard.type("200");
  await page.keyboard.press("Tab");
  await page.keyboard.type("150");
  await page.keyboard.press("Enter");
  await expect(page.locator('[data-total="offered"]')).toHaveText("200");
  await expect(page.locator('tfoot [data-kpi="answer_rate"]')).toHaveText("75.0%");
  await expect(saveState(page)).toHaveAttribute("data-phase", "saved");
  expect(await axeFinds(page)).toEqual([]);
});
