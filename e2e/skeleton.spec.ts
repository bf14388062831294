import { expect, test } from "@playwright/test";
import { newCompany, workEveryDay } from "./support/company";
import { cell } from "./support/grid";
import { axeFinds } from "./support/look";

test("a page that takes its time shows its outline at once, the frame stays in use, and the desk has the focus when it comes", async ({
  page,
}) => {
  const slug = await newCompany(page.request, "outline");
  await workEveryDay(page.request, slug);
  await page.goto(`/${slug}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  let letGo = () => {};
  const letThrough = new Promise<void>((go) => (letGo = go));
  await page.route(
    (url) => ["trends", "record"].includes(url.pathname.split("/")[2] ?? ""),
    // Also what is asked for only after the others were let through goes through then.
    (route) => letThrough.then(() => route.continue()),
  );
  const rail = page.getByRole("navigation").first();
  await rail.getByRole("link", { name: "推移" }).click();
  await expect(page.locator("[data-skeleton='/trends']")).toBeVisible();
  await expect(page.getByRole("status")).toHaveText("読み込んでいます");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("推移");
  expect(await axeFinds(page)).toEqual([]);

  await page.keyboard.press("g");
  await page.keyboard.press("r");
  await expect(page.locator("[data-skeleton='/record']")).toBeVisible();
  letGo();
  await expect(page).toHaveURL(new RegExp(`/${slug}/record$`));
  await expect(page.locator("[data-skeleton]")).toHaveCount(0);
  await expect(cell(page, "電話", "着信・受付")).toBeFocused();
});
