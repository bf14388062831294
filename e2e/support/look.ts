import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, CDPSession, Page } from "@playwright/test";
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

/** Colours on their way to others arrive at once: also those that follow one that has arrived. */
const arrive = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const moving = () => document.getAnimations().filter((one) => one instanceof CSSTransition);
    for (let left = moving(); left.length > 0; left = moving()) for (const one of left) one.finish();
  });

/** Draws the page in a theme as a reader's choice of it does, without another visit. */
export async function inTheme(page: Page, theme: "light" | "dark"): Promise<void> {
  await page.evaluate((chosen) => {
    document.documentElement.dataset["theme"] = chosen;
  }, theme);
  await arrive(page);
}

/** Draws the page in the device's theme as a device that changes it does. */
export async function inDeviceTheme(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await arrive(page);
}

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/** The open page as on another device: its window, and a finger or a mouse. Waits for two frames: charts follow their place in the one after it. */
export async function onDevice(page: Page, width: number, height: number, pointer: "finger" | "mouse"): Promise<void> {
  const session = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, session);
  await (await session).send("Emulation.setTouchEmulationEnabled", { enabled: pointer === "finger" });
  await page.setViewportSize({ width, height });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await page.evaluate(() => matchMedia("(pointer: coarse)").matches)).toBe(pointer === "finger");
}

/** Chooses the language of the pages to come. */
export const inLanguage = (page: Page, baseURL: string | undefined, locale: "ja" | "en"): Promise<void> =>
  page.context().addCookies([{ name: "tenkan-locale", value: locale, url: baseURL ?? "" }]);

/** The drawn lines come after the page: a chart is whole when they are there. */
export const drawn = (page: Page) => expect(page.locator(".recharts-surface").first()).toBeVisible();

/** Every chart as its table, every card unfolded. */
export async function openAll(page: Page, locale: "ja" | "en"): Promise<void> {
  const tables = page.getByRole("button", { name: locale === "ja" ? "表で見る" : "Table", exact: true });
  for (let left = await tables.count(); left > 0; left -= 1) {
    await tables.first().click();
    await expect(tables).toHaveCount(left - 1);
  }
  const folded = page.locator("details:not([open]) > summary:visible");
  while ((await folded.count()) > 0) await folded.first().click();
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

/** True where nothing reaches beyond the screen's width. A chart follows its place a moment later: looked at until it has. */
export const fits = (page: Page): Promise<boolean> =>
  page
    .waitForFunction(
      () => {
        const { scrollWidth, clientWidth } = document.scrollingElement ?? document.documentElement;
        return scrollWidth <= clientWidth;
      },
      null,
      { timeout: 15_000 },
    )
    .then(
      () => true,
      () => false,
    );

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

/** What a theme can change; all else that axe looks for is the same in either. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/** What axe finds on the page, by rule and place; an empty list is the aim. `colours`: only what a theme can change, where the rest was looked for. */
export async function axeFinds(page: Page, only?: "colours"): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  return page.evaluate(
    async (rules) => {
      const { axe } = window as unknown as {
        axe: {
          run: (
            where: Document,
            options: object,
          ) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
        };
      };
      // What passes is not listed: that takes as long again as finding what does not.
      const { violations } = await axe.run(document, {
        resultTypes: ["violations"],
        ...(rules && { runOnly: { type: "rule", values: rules } }),
      });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
    },
    only === "colours" ? COLOUR_RULES : null,
  );
}

/** What axe finds in the theme the page is drawn in, and what colours it finds fault with in the other one, which the page keeps. */
export async function axeFindsInBoth(page: Page): Promise<string[]> {
  const found = await axeFinds(page);
  const other = await page.evaluate(() => (document.documentElement.dataset["theme"] === "dark" ? "light" : "dark"));
  await inTheme(page, other);
  return [...found, ...(await axeFinds(page, "colours")).map((fault) => `${other}: ${fault}`)];
}

/** True of what the browser says when the content security policy stopped something. */
export const isOfPolicy = (text: string): boolean => /Content Security Policy|violates/i.test(text);

/** What the policy stopped on a page, and the errors nobody caught, from now on. */
export function broken(page: Page): string[] {
  const seen: string[] = [];
  page.on("console", (message) => {
    if (isOfPolicy(message.text())) seen.push(message.text());
  });
  page.on("pageerror", (error) => seen.push(String(error)));
  return seen;
}
