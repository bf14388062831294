import { type Page, test } from "@playwright/test";
import { expect } from "./support/expect";
import { axeFinds } from "./support/look";

const groundOf = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

test("sign-up says what is missing, keeps what was typed when the language changes, and takes several channels of a kind", async ({
  page,
}) => {
  await page.goto("/sign-up");
  await page.getByRole("button", { name: "登録して始める" }).click();
  await expect(page.getByLabel("お名前")).toBeFocused();
  await expect(page.getByLabel("お名前")).toHaveAccessibleDescription("お名前を入力してください。");
  await page.getByLabel("会社名").fill("みなと配送");
  await page.getByRole("radio", { name: "English" }).check();
  await expect(page.getByRole("heading", { name: "Sign up" })).toBeVisible();
  await expect(page.getByLabel("Company")).toHaveValue("みなと配送");

  await page.getByLabel("Your name").fill("Minato Ito");
  await page.getByLabel("Email address").fill(`minato-${Date.now()}@door.example`);
  await page.getByLabel("Password").fill("a long enough password");
  await page.getByRole("button", { name: "One more Phone channel" }).click();
  await page.getByLabel("Name of Phone 2").fill("Order line");
  await page.getByRole("combobox", { name: "How often Phone 2 is recorded" }).selectOption("month");
  await page.getByRole("checkbox", { name: "Email" }).uncheck();
  await page.getByRole("button", { name: "Sign up and start" }).click();
  await expect(page).toHaveURL(/\/record$/);
});

test("a wrong password is told without saying which of the two was wrong", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("メールアドレス").fill("nobody@door.example");
  await page.getByLabel("パスワード").fill("not the password");
  await page.getByRole("button", { name: "サインインする" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "メールアドレスかパスワードが違います。" })).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the door is usable by everyone in the device's ${colorScheme} theme, and no wider than a phone`, async ({
    browser,
  }) => {
    const page = await browser.newPage({ locale: "ja-JP", colorScheme, viewport: { width: 390, height: 844 } });
    for (const path of ["/sign-in", "/sign-up"]) {
      await page.goto(path);
      expect(await groundOf(page)).toBe(colorScheme === "dark" ? "rgb(21, 23, 28)" : "rgb(251, 250, 247)");
      expect(await axeFinds(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    }
  });
}
