import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type Page, test } from "@playwright/test";
import { seedDemo } from "@/db/seed/index";
import { call } from "./support/call";
import { expect } from "./support/expect";
import { axeFinds } from "./support/look";

const databaseUrl = process.env.TEST_APP_URL ?? "";
if (!databaseUrl)
  console.warn("SKIPPED: TEST_APP_URL is not set, so the demo companies cannot be made and walked (npm test sets it)");
test.skip(!databaseUrl, "needs a database of its own");

/** WALK=all walks every page in all 36 looks (half an hour); WALK_FOLDER keeps a photograph of each. */
const { WALK, WALK_FOLDER } = process.env;
interface Look {
  slug: "midori" | "hayabusa";
  role: "lead" | "executive" | "admin";
  width: 375 | 1440 | 1920;
  theme: "light" | "dark";
}
const SOME: Look[] = [
  { slug: "midori", role: "lead", width: 1440, theme: "light" },
  { slug: "hayabusa", role: "executive", width: 375, theme: "dark" },
];
const ALL: Look[] = (["midori", "hayabusa"] as const).flatMap((slug) =>
  (["lead", "executive", "admin"] as const).flatMap((role) =>
    ([375, 1440, 1920] as const).flatMap((width) =>
      (["light", "dark"] as const).map((theme) => ({ slug, role, width, theme })),
    ),
  ),
);

/** What an executive has no way to. */
const ENTRY = ["/record", "/diagnosis/new"];
const FILLED: Readonly<Record<string, string>> = {
  "/kpi/[id]": "/kpi/answer_rate",
  "/guide/kpi/[id]": "/guide/kpi/csat_top2",
  "/rows": "/rows?kpi=contacts",
  "/trends": "/trends?by=channel&grain=month",
};

/** Every page of a tenant, found in app/: a new one is walked without anyone remembering. */
const pages = () =>
  readdirSync(join(process.cwd(), "app", "[tenant]"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith("page.tsx"))
    .map((path) => `/${path.slice(0, -"page.tsx".length)}`.replace(/\/$/, ""))
    .sort();

test.beforeAll(async () => {
  test.setTimeout(180_000);
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo" }).format(new Date());
  const made = await seedDemo({ appUrl: databaseUrl, today });
  expect(made.map(({ slug, state }) => [slug, state === "taken"])).toEqual([
    ["midori", false],
    ["hayabusa", false],
  ]);
});

async function signedIn(browser: Browser, { slug, role, width, theme }: Look): Promise<Page> {
  const context = await browser.newContext({
    locale: slug === "midori" ? "ja-JP" : "en-US",
    viewport: { width, height: width === 375 ? 812 : 900 },
    colorScheme: theme,
    hasTouch: width === 375,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await call(page.request, "account.signIn", { email: `${role}@${slug}.example`, password: `${slug}-demo-pass` });
  return page;
}

/** How many pixels the page reaches beyond its window. */
const overEdge = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** The same when the reader has zoomed to 200 %: the window is half as wide and high in the page's own pixels. */
async function overEdgeAtTwice(page: Page): Promise<number> {
  await page.setViewportSize({ width: 720, height: 450 });
  const over = await overEdge(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  return over;
}

/** What is wrong with one page: sideways scrolling, errors, what axe finds. */
async function faultsOf(page: Page, look: Look, path: string): Promise<string[]> {
  const said: string[] = [];
  const hear = (message: { type(): string; text(): string }) => {
    if (message.type() === "error") said.push(`console: ${message.text()}`);
  };
  const fail = (error: Error) => said.push(`error: ${error.message}`);
  page.on("console", hear).on("pageerror", fail);
  const date = path.includes("[date]")
    ? await page.request
        .get(`/${look.slug}/diagnosis`)
        .then(async (answer) => /\/diagnosis\/(\d{4}-\d{2}-\d{2})/.exec(await answer.text())?.[1] ?? "none")
    : "";
  const answer = await page.goto(`/${look.slug}${FILLED[path] ?? path.replace("[date]", date)}`);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  // A chart's lines come after its labels, which can be pointed at from the start.
  await page.waitForFunction(() =>
    [...document.querySelectorAll("[role=slider]")].every((labels) =>
      labels.closest(".relative")?.querySelector(".recharts-line path, .recharts-line-dots, .recharts-dot"),
    ),
  );
  const over = await overEdge(page);
  if (WALK_FOLDER)
    await page.screenshot({
      path: join(
        WALK_FOLDER,
        `${[look.slug, look.role, look.width, look.theme].join("-")}${path.replaceAll("/", "_") || "_home"}.png`,
      ),
      fullPage: true,
    });
  const zoomed = look.width === 1440 ? await overEdgeAtTwice(page) : 0;
  const found = [
    ...(zoomed > 0 ? [`${zoomed} px over the edge at 200 %`] : []),
    ...(answer?.ok() ? [] : [`status ${answer?.status()}`]),
    ...(over > 0 ? [`${over} px over the edge`] : []),
    ...said,
    ...(await axeFinds(page)),
  ];
  page.off("console", hear).off("pageerror", fail);
  return found.map((fault) => `${path}: ${fault}`);
}

if (WALK_FOLDER) mkdirSync(WALK_FOLDER, { recursive: true });
for (const look of WALK === "all" ? ALL : SOME) {
  test(`the demo walked: ${look.slug}, ${look.role}, ${look.width} px, ${look.theme}`, async ({ browser }) => {
    test.setTimeout(300_000);
    const page = await signedIn(browser, look);
    const found: string[] = [];
    for (const path of pages()) {
      if (look.role === "executive" && ENTRY.some((entry) => path.startsWith(entry))) continue;
      found.push(...(await faultsOf(page, look, path)));
    }
    expect(found).toEqual([]);
    await page.context().close();
  });
}
