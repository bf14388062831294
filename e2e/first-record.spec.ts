import { test } from "@playwright/test";
import { expect } from "./support/expect";
import { cell, saveState } from "./support/grid";

test("a newcomer signs up, records yesterday and sees the answer rate; a stranger is told nothing", async ({
  page,
  browser,
}) => {
  await page.goto("/");
  await expect(page).toHaveURL(/sign-in/);
  await page.getByRole("link", { name: "登録する" }).click();
  await page.getByLabel("お名前").fill("佐藤 花子");
  await page.getByLabel("メールアドレス").fill(`hanako-${Date.now()}@first-record.example`);
  await page.getByLabel("パスワード").fill("a long enough password");
  await page.getByLabel("会社名").fill("こもれび商店");
  await page.getByRole("button", { name: "登録して始める" }).click();

  await expect(page).toHaveURL(/\/record$/);
  await cell(page, "電話", "着信・受付").fill("１，２００");
  await cell(page, "電話", "応答").fill("1,080");
  await page.keyboard.press("Enter");
  await expect(saveState(page)).toHaveText(/保存済み/);

  const home = page.url().replace(/\/record$/, "");
  await page.goto(home);
  await expect(page.getByText("こもれび商店").first()).toBeVisible();
  await expect(page.locator("main").last()).toContainText("90.0%");

  const stranger = await browser.newPage();
  const answer = await stranger.goto(home);
  expect(stranger.url()).toContain("/sign-in");
  expect(await answer?.text()).not.toContain("こもれび商店");
});
