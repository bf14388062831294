import { type Page, test } from "@playwright/test";
import { read } from "./support/call";
import { expect } from "./support/expect";
import { cell, gridCompany, openDay, saveState, storedOf } from "./support/grid";
import { axeFinds } from "./support/look";
import { newMember, ownerUrl } from "./support/owner";

test.skip(ownerUrl === "", "TEST_OWNER_URL is not set: a second member cannot be made");

const notice = (page: Page) =>
  page.getByRole("alert").filter({ has: page.getByRole("button", { name: "読み込み直す" }) });
const titles = async (page: Page, tenant: string) =>
  (await read<{ events: { title: string }[] }>(page.request, "event.list", { tenant })).events.map(
    ({ title }) => title,
  );

test("a form opened by one is not saved as another who signed in in a second tab: told, kept, and saved by its author", async ({
  page,
  browser,
}) => {
  test.slow();
  const company = await gridCompany(page.request);
  const context = page.context();
  const own = await context.cookies();
  const colleague = await newMember(browser, company.slug, { name: "中村 彩", role: "lead", team: company.team });
  await page.goto(`/${company.slug}/events`);
  await page.getByRole("button", { name: "できごとを追加する" }).click();
  const title = page.getByRole("dialog").getByLabel("できごと(60字まで)");
  await title.fill("花子の販促");

  await context.addCookies(await colleague.context().cookies());
  const second = await context.newPage();
  await second.goto(`/${company.slug}`);
  await expect(second.getByText("中村 彩").first()).toBeVisible();

  const save = page.getByRole("dialog").getByRole("button", { name: "追加する", exact: true });
  await save.click();
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText("別の人としてサインイン");
  await expect(title).toHaveValue("花子の販促");
  expect(await titles(colleague, company.slug)).toEqual([]);

  // Its author is back: nothing was lost, and nothing is written twice.
  await context.addCookies(own);
  await save.click();
  await expect(page.getByRole("status").filter({ hasText: "「花子の販促」を追加しました。" })).toBeVisible();
  expect(await titles(colleague, company.slug)).toEqual(["花子の販促"]);
  await expect(notice(page)).toHaveCount(0);
});

test("a page that fetched the other's data meanwhile is still its author's; loading anew makes it the other's", async ({
  page,
  browser,
}) => {
  const company = await gridCompany(page.request);
  const context = page.context();
  const colleague = await newMember(browser, company.slug, { name: "中村 彩", role: "lead", team: company.team });
  await page.goto(`/${company.slug}/settings`);
  await page.getByLabel("お名前").fill("佐藤 華子");
  await context.addCookies(await colleague.context().cookies());
  // The page's data comes anew, for whoever is signed in now, and what was typed stays: the worst moment.
  await page.getByRole("radio", { name: "English" }).check();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(page.getByRole("alert").filter({ hasText: "signed in as somebody else" }).first()).toBeVisible();
  const { name } = await read<{ name: string }>(colleague.request, "account.profile", {});
  expect(name).toBe("中村 彩");
  await page.getByRole("button", { name: "Load this page again" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "signed in as somebody else" })).toHaveCount(0);
  await expect(page.getByLabel("Your name")).toHaveValue("中村 彩");
});

test("the grid: what one typed is not sent as another, and goes out when its author is back", async ({
  page,
  browser,
}) => {
  const company = await gridCompany(page.request);
  const context = page.context();
  const own = await context.cookies();
  const colleague = await newMember(browser, company.slug, { name: "中村 彩", role: "lead", team: company.team });
  await openDay(page, company);
  await context.addCookies(await colleague.context().cookies());
  await cell(page, "電話", "着信・受付").fill("120");
  await page.keyboard.press("Enter");
  await expect(notice(page)).toContainText("別の人としてサインイン");
  expect(await axeFinds(page)).toEqual([]);
  await expect(saveState(page)).toContainText("別の人としてサインイン");
  expect(await storedOf(colleague.request, company)).toMatchObject({ 電話: {} });
  await expect(cell(page, "電話", "着信・受付")).toHaveValue("120");
  await context.addCookies(own);
  await page.getByRole("button", { name: "今すぐ送る" }).click();
  await expect(saveState(page)).toHaveText(/保存済み/);
  await expect(notice(page)).toHaveCount(0);
  expect(await storedOf(page.request, company)).toMatchObject({ 電話: { offered: 120 } });
});
