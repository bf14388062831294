import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { expect } from "./expect";

/** A page of a browser of its own, in a language and a theme. */
export async function pageIn(
  browser: Browser,
  baseURL: string | undefined,
  {
    locale = "ja",
    theme = "light",
    ...options
  }: BrowserContextOptions & { locale?: "ja" | "en"; theme?: "light" | "dark" },
): Promise<Page> {
  const context = await browser.newContext({ locale: locale === "ja" ? "ja-JP" : "en-GB", ...options });
  await context.addCookies([
    { name: "tenkan-locale", value: locale, url: baseURL ?? "" },
    { name: "tenkan-theme", value: theme, url: baseURL ?? "" },
  ]);
  return context.newPage();
}

/** The drawn lines come after the page: a chart is whole when they are there. */
export const drawn = (page: Page) => expect(page.locator(".recharts-surface").first()).toBeVisible();

/** Every chart as its table, every card unfolded. */
export async function openAll(page: Page, locale: "ja" | "en"): Promise<void> {
  const tables = page.getByRole("button", { name: locale === "ja" ? "表で見る" : "Table", exact: true });
  for (let left = await tables.count(); left > 0; left -= 1) {
    await tables.first().click();
    await expect(tables).toHaveCount(left - 1);
  }
  for (const more of await page.locator("summary:visible").all()) await more.click();
}

/** Of what is shown on the page and touched: name and size of everything smaller than 44 px either way. */
export const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>("button, select, summary, main a[href], nav a[href], [role=slider]"),
    ].flatMap((element) => {
      // A card's link reaches over its whole card.
      const touched =
        getComputedStyle(element, "::after").position === "absolute" ? (element.offsetParent ?? element) : element;
      const { width, height } = touched.getBoundingClientRect();
      const shown =
        element.checkVisibility({ visibilityProperty: true }) && !element.closest("nextjs-portal") && width > 1;
      return shown && (width < 44 || height < 44)
        ? [
            `${element.getAttribute("aria-label") ?? element.innerText.trim()} ${Math.round(width)}x${Math.round(height)}`,
          ]
        : [];
    }),
  );

/** True where nothing reaches beyond the screen's width. */
export const fits = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.scrollingElement ?? document.documentElement;
    return scrollWidth <= clientWidth;
  });

/** Japanese characters a reader of another language would meet: in texts, spoken names and the title. What says `lang="ja"` is meant so. */
export const japaneseOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found = [document.title];
    for (const element of document.querySelectorAll("body *")) {
      if (element.closest("[lang=ja], script, style, nextjs-portal")) continue;
      found.push(
        ...["aria-label", "aria-valuetext", "title", "placeholder", "alt"].map(
          (name) => element.getAttribute(name) ?? "",
        ),
      );
      found.push(
        ...[...element.childNodes]
          .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
          .map(({ textContent }) => textContent ?? ""),
      );
    }
    return found.filter((text) => /[\u3000-\u30ff\u3400-\u9fff\uff01-\uff9f]/.test(text));
  });

/** The exact number behind a figure on the page, and what a reader sees. */
export async function figure(page: Page, id: string): Promise<{ value: number; shown: string }> {
  const data = page.getByTestId(id);
  await expect(data).toBeVisible();
  return { value: Number(await data.getAttribute("value")), shown: (await data.innerText()).replace(/\s/g, "") };
}

const AXE = readFileSync(join(process.cwd(), "node_modules", "axe-core", "axe.min.js"), "utf8");

/** What axe finds on the page, by rule and place; an empty list is the aim. */
export async function axeFinds(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run: (where: Document, options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      };
    };
    // What passes is not listed: that takes as long again as finding what does not.
    const { violations } = await axe.run(document, { resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
  });
}
