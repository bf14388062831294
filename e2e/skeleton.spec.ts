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
  const held: (() => void)[] = [];
  await page.route(
    (url) => ["trends", "record"].includes(url.pathname.split("/")[2] ?? ""),
    async (route) => {
      if (route.request().headers()["next-router-prefetch"]) return route.continue();
      await new Promise<void>((go) => held.push(go));
      await route.continue();
    },
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
  for (const go of held.splice(0)) go();
  await expect(page).toHaveURL(new RegExp(`/${slug}/record$`));
  await expect(page.locator("[data-skeleton]")).toHaveCount(0);
  await expect(cell(page, "電話", "着信・受付")).toBeFocused();
});
