import { readFileSync } from "node:fs";
import { type APIRequestContext, test } from "@playwright/test";
import { newCompany } from "./support/company";
import { expect } from "./support/expect";
import { written } from "./support/html";

/** Words of the product that no page shows before somebody asks for them: the list of keys. */
const unshown = (locale: "ja" | "en"): string =>
  (JSON.parse(readFileSync(`messages/${locale}/shortcuts.json`, "utf8")) as { use: string }).use;

const textFilesOf = async (as: APIRequestContext, path: string): Promise<[files: string[], html: string]> => {
  const { html } = await written(as, path);
  return [[...new Set(html.match(/\/api\/texts\/[\w-]+\.json/g))].sort(), html];
};

test("the browser's texts are a file for all pages, kept for good, and in none of them", async ({ page, request }) => {
  const slug = await newCompany(page.request, "texts");
  const [[file = "", ...more], html] = await textFilesOf(page.request, `/${slug}/guide`);
  expect(more).toEqual([]);
  expect(html).not.toContain(unshown("ja"));
  expect(html, "asked for while the page comes").toMatch(/<link rel="preload" href="[^"]*tenant-ja-[^"]*" as="fetch"/);
  const [[onRecord], record] = await textFilesOf(page.request, `/${slug}/record`);
  expect(onRecord, "another page has the same file").toBe(file);
  expect(record).not.toContain(unshown("ja"));
  expect((await textFilesOf(page.request, `/${slug}/settings/audit`))[0], "a part of its own beside it").toEqual([
    expect.stringMatching(/\/audit-ja-/),
    file,
  ]);

  const answer = await request.get(file);
  expect([answer.status(), answer.headers()["cache-control"]]).toEqual([200, "public, max-age=31536000, immutable"]);
  expect(answer.headers()["set-cookie"]).toBeUndefined();
  expect(await answer.text(), "whoever asks").toContain(unshown("ja"));
  for (const other of [file.replace(/.{5}(?=\.json)/, "00000"), file.replace("-ja-", "-en-"), "/api/texts/__proto__"]) {
    const none = await request.get(other);
    expect([other, none.status(), none.headers()["cache-control"]]).toEqual([other, 404, "no-store"]);
  }
});

test("the other language is the other file, and what the server wrote stands where a file is lost", async ({
  page,
  baseURL,
}) => {
  const slug = await newCompany(page.request, "texts-lost");
  await page.context().addCookies([{ name: "tenkan-locale", value: "en", url: baseURL ?? "" }]);
  await page.goto(`/${slug}/guide`);
  await page.getByRole("button", { name: /^Keyboard/ }).click();
  await expect(page.getByRole("dialog")).toContainText(unshown("en"));

  let asked = 0;
  await page.route("**/api/texts/**", (route) => {
    asked += 1;
    return route.abort();
  });
  await page.reload();
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
  expect(asked, "asked for ahead, by the page, and once more; not for ever").toBeLessThan(4);
  await page.unroute("**/api/texts/**");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("button", { name: /^Keyboard/ }).click();
  await expect(page.getByRole("dialog")).toContainText(unshown("en"));
});
