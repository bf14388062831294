import { test } from "@playwright/test";
import { read } from "./support/call";
import { expect } from "./support/expect";
import { cell, gridCompany, RECORD_ROOT, saveState } from "./support/grid";
import { inCompany, ownerUrl } from "./support/owner";

/** Companies sign up with yen; the one of this test keeps dollars. */
const keepDollars = (slug: string): Promise<void> =>
  inCompany(slug, (tx, tenantId) => tx`update tenants set currency = 'USD' where id = ${tenantId}`);

test("a company of dollars types dollars and cents; a third decimal is refused with its reason", async ({
  browser,
}) => {
  test.skip(ownerUrl === "", "TEST_OWNER_URL is not set: no company with another currency can be made");
  const page = await (await browser.newContext({ locale: "en-US" })).newPage();
  const { slug } = await gridCompany(page.request, "en");
  await keepDollars(slug);
  const base = () =>
    read<{ month: string; rows: { start: string; values: Record<string, number> }[] }>(page.request, "record.base", {
      tenant: slug,
    });
  const { month } = await base();
  const name = new Intl.DateTimeFormat("en-GB", { year: "numeric", month: "long", timeZone: "UTC" }).format(
    new Date(`${month}T00:00:00Z`),
  );
  await page.goto(`${RECORD_ROOT}/${slug}/record/base`);
  const revenue = cell(page, name, "Revenue");
  await expect(revenue).toBeEditable();
  await revenue.focus();
  await page.keyboard.type("1.234");
  await page.keyboard.press("Enter");
  await expect(revenue).toHaveAttribute("aria-invalid", "true");
  await revenue.focus();
  await expect(page.getByText("It has more than two decimals. Example: 1,234.50")).toBeVisible();
  await page.keyboard.type("¥500");
  await page.keyboard.press("Enter");
  await expect(revenue).toHaveAttribute("aria-invalid", "true");
  await revenue.focus();
  await page.keyboard.type("$1,234.50");
  await page.keyboard.press("Enter");
  await expect(revenue).toHaveValue("1,234.50");
  await expect(saveState(page)).toHaveText(/Saved/);
  expect((await base()).rows.at(-1)?.values).toEqual({ revenue: 123_450 });
});
