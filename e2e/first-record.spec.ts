import { expect, test } from "@playwright/test";

test("a newcomer signs up, records yesterday and sees the answer rate; a stranger is told nothing", async ({ page, browser }) => {
  await page.goto("/");
  await expect(page).toHaveURL(/sign-in/);
  await page.getByRole("link", { name: "登録する" }).click();
  await page.getByLabel("お名前").fill("佐藤 花子");
  await page.getByLabel("メールアドレス").fill("hanako@first-record.example");
  await page.getByLabel("パスワード").fill("a long enough password");
  await page.getByLabel("会社名").fill("こもれび商店");
  await page.getByRole("button", { name: "登録して始める" }).click();
  await expect(page).toHaveURL(/\/record$/, { timeout: 20_000 });
  await page.goto(page.url().replace(/\/record$/, ""));
  await expect(page.getByRole("heading", { name: "こもれび商店" })).toBeVisible();
  await expect(page.getByTestId("answer-rate")).toHaveText("まだ記録がありません");
  const home = page.url();

  await page.getByRole("link", { name: "記録する" }).click();
  const phone = page.getByRole("form", { name: "電話" });
  await phone.getByLabel("着信・受付").fill("１，２００");
  await phone.getByLabel("応答").fill("1,080");
  await phone.getByRole("button", { name: "保存する" }).click();
  await expect(phone.getByRole("status")).toHaveText("保存しました");

  await page.goto(home);
  await expect(page.getByTestId("answer-rate")).toHaveText("90.0%");

  const stranger = await browser.newPage();
  const answer = await stranger.goto(home);
  expect(stranger.url()).toContain("/sign-in");
  expect(await answer?.text()).not.toContain("こもれび商店");
});
