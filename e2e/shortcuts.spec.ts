import { expect, test } from "@playwright/test";
import { newCompany, workEveryDay } from "./support/company";
import { cell } from "./support/grid";
import { axeFinds } from "./support/look";

test("? lists the keys; G and a letter lead to a page; never while typing, and off where somebody wants them off", async ({
  page,
}) => {
  const slug = await newCompany(page.request, "keys");
  await workEveryDay(page.request, slug);
  await page.goto(`/${slug}/trends`);
  const list = page.getByRole("dialog", { name: "キーボード操作" });
  await page.keyboard.press("?");
  await expect(list.getByRole("heading", { name: "グラフ" })).toBeVisible();
  await expect(list).toContainText("診断");
  expect(await axeFinds(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(list).toHaveCount(0);

  await page.keyboard.press("g");
  await page.keyboard.press("r");
  await expect(page).toHaveURL(new RegExp(`/${slug}/record$`));
  // The desk's first cell has the focus: keys are what is typed there.
  await expect(cell(page, "電話", "着信・受付")).toBeFocused();
  await page.keyboard.press("?");
  await page.keyboard.press("g");
  await page.keyboard.press("h");
  await expect(list).toHaveCount(0);
  await expect(page).toHaveURL(new RegExp(`/${slug}/record$`));
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: /キーボード操作/ }).click();
  await list.getByRole("checkbox").uncheck();
  await page.keyboard.press("Escape");
  await page.goto(`/${slug}/diagnosis`);
  await page.keyboard.press("?");
  await page.keyboard.press("g");
  await page.keyboard.press("h");
  await expect(list).toHaveCount(0);
  await expect(page).toHaveURL(new RegExp(`/${slug}/diagnosis$`));
});
