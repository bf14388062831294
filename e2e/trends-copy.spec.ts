import { readFileSync } from "node:fs";
import { type Page, test } from "@playwright/test";
import { DEFAULT_VARIANTS } from "../domain/kpi/spec";
import { call } from "./support/call";
import { expect } from "./support/expect";
import { axeFinds, drawn, pageIn } from "./support/look";
import { chartTable, importDays, trendCompany } from "./support/trend-company";

const DAYS = [
  { date: "2026-03-05", counts: { offered: 1200, answered: 1000, abandoned: 200 } },
  { date: "2026-04-05", counts: { offered: 900, answered: 800, abandoned: 100 } },
  { date: "2026-06-05", counts: { offered: 1500, answered: 1400, abandoned: 100 } },
];
const QUERY = "range=2026-03-01..2026-06-30&grain=month&compare=none";
const copyPicture = (page: Page, nth = 0) =>
  page.getByRole("button", { name: "グラフを画像としてコピーする" }).nth(nth).click();
const copied = (page: Page) =>
  expect(page.getByRole("status").filter({ hasText: "画像をコピーしました" })).toBeVisible();

/** Sizes and colours of the picture in the clipboard: its corner, and how many of its pixels are dark. */
const pictureIn = (page: Page) =>
  page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const picture = await createImageBitmap(await (item as ClipboardItem).getType("image/png"));
    const pen = new OffscreenCanvas(picture.width, picture.height).getContext(
      "2d",
    ) as OffscreenCanvasRenderingContext2D;
    pen.drawImage(picture, 0, 0);
    const { data } = pen.getImageData(0, 0, picture.width, picture.height);
    let dark = 0;
    for (let i = 0; i < data.length; i += 4)
      if ((data[i] ?? 255) + (data[i + 1] ?? 255) + (data[i + 2] ?? 255) < 240) dark += 1;
    return { width: picture.width, height: picture.height, corner: [data[0], data[1], data[2]], dark };
  });

for (const theme of ["light", "dark"] as const) {
  test(`a chart as a picture, from a ${theme} page: light, with title, legend and caption in Japanese; a second time as well`, async ({
    browser,
    baseURL,
  }) => {
    const page = await pageIn(browser, baseURL, {
      theme,
      viewport: { width: 1280, height: 900 },
      permissions: ["clipboard-read", "clipboard-write"],
    });
    // What is written on the canvas is told, so that the test can read the picture.
    await page.addInitScript(() => {
      const written: string[] = [];
      Object.assign(window, { written });
      const { fillText } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
        written.push(text);
        fillText.call(this, text, ...rest);
      };
    });
    const {
      slug,
      teams: [team],
    } = await trendCompany(page.request);
    await importDays(page.request, slug, team?.phone ?? "", DAYS);
    await importDays(
      page.request,
      slug,
      team?.email ?? "",
      DAYS.map(({ date }) => ({ date, counts: { received: 400 } })),
    );
    await page.goto(`/${slug}/trends?${QUERY}&by=channel`);
    await drawn(page);
    await copyPicture(page);
    await copied(page);
    const line = await pictureIn(page);
    expect(line).toMatchObject({ corner: [255, 255, 255] });
    const chart = await page.locator("figure").first().boundingBox();
    expect(Math.abs(line.width - ((chart?.width ?? 0) + 48) * 2)).toBeLessThan(4);
    expect(line.dark).toBeGreaterThan(1_000);
    const told = (await page.evaluate(() => (window as unknown as { written: string[] }).written)).join("\n");
    for (const text of ["問い合わせ件数", "電話", "メール", "2026/03/01〜06/30", "26/3"])
      expect(told.replaceAll("\n", "")).toContain(text);

    await copyPicture(page, 1);
    await expect
      .poll(async () => (await page.evaluate(() => (window as unknown as { written: string[] }).written)).join(""))
      .toContain("チャネルの内訳");
    const legend =
      (await page.evaluate(() => (window as unknown as { written: string[] }).written))
        .join("\n")
        .split("チャネルの内訳")
        .at(-1) ?? "";
    for (const text of ["電話", "メール", "棒の上の数字はノンボイスの割合です。"]) expect(legend).toContain(text);
    expect(await page.evaluate(() => document.documentElement.dataset["theme"])).toBe(theme);
    await page.context().close();
  });
}

test("a chart's numbers: into a spreadsheet by the clipboard, and as a CSV file; the same as its table, a gap stays empty", async ({
  browser,
  baseURL,
}) => {
  const page = await pageIn(browser, baseURL, { permissions: ["clipboard-read", "clipboard-write"] });
  const {
    slug,
    teams: [team],
  } = await trendCompany(page.request);
  await importDays(page.request, slug, team?.phone ?? "", DAYS);
  await page.goto(`/${slug}/trends?${QUERY}`);
  await drawn(page);
  await page.getByRole("button", { name: "グラフの数字を表計算ソフト用にコピーする" }).first().click();
  await expect(page.getByRole("status").filter({ hasText: "数字をコピーしました" })).toBeVisible();
  const rows = [
    ["期間", "今回"],
    ["2026年3月", "1200"],
    ["2026年4月", "900"],
    ["2026年5月", ""],
    ["2026年6月", "1500"],
  ];
  expect(
    (await page.evaluate(() => navigator.clipboard.readText())).split(/\r?\n/).map((line) => line.split("\t")),
  ).toEqual(rows);
  await chartTable(page);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "グラフの数字をCSVで保存する" }).first().click(),
  ]);
  expect(file.suggestedFilename()).toBe("問い合わせ件数.csv");
  const text = readFileSync(await file.path(), "utf8");
  expect(text.startsWith("\uFEFF")).toBe(true);
  expect(text.slice(1).trim().split("\r\n").slice(-5)).toEqual(rows.map((row) => row.join()));
  expect(text).toContain("2026/03/01〜06/30");
  await page.context().close();
});

test("printed, and without scripts, the table stands for the chart; a phone needs no sideways scrolling; axe finds nothing; a new company is told what will stand here", async ({
  browser,
  baseURL,
}) => {
  test.slow();
  const page = await pageIn(browser, baseURL, {});
  const {
    slug,
    teams: [team],
  } = await trendCompany(page.request);
  await page.goto(`/${slug}/trends`);
  await expect(page.getByText("記録を始めると、ここに推移が表示されます")).toBeVisible();
  await expect(page.getByRole("link", { name: "記録する", exact: true })).toBeVisible();
  expect(await axeFinds(page)).toEqual([]);
  await importDays(page.request, slug, team?.phone ?? "", DAYS);
  for (const path of [`trends?${QUERY}&by=channel`, `rows?kpi=contacts&range=2026-03-01..2026-06-30`]) {
    for (const width of [375, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`/${slug}/${path}`);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        `${path} ${width}`,
      ).toBeLessThanOrEqual(0);
      expect(await axeFinds(page), `${path} ${width}`).toEqual([]);
    }
  }
  await page.goto(`/${slug}/trends?${QUERY}`);
  await drawn(page);
  const table = page.locator("figure table").first();
  await expect(table).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(table).toBeVisible();
  await expect(table).toContainText("1,500件");
  const quiet = await browser.newContext({
    javaScriptEnabled: false,
    locale: "ja-JP",
    ...(baseURL ? { baseURL } : {}),
    storageState: await page.context().storageState(),
  });
  const still = await quiet.newPage();
  await still.goto(`/${slug}/trends?${QUERY}`);
  await expect(still.locator("figure table").first()).toContainText("1,500件");
  await expect(still.locator("figure table").first()).toBeVisible();
  await Promise.all([quiet.close(), page.context().close()]);
});

test("English says the same: the page, the file, the definitions", async ({ browser, baseURL }) => {
  const page = await pageIn(browser, baseURL, { locale: "en" });
  const {
    slug,
    teams: [team],
  } = await trendCompany(page.request, "en");
  await importDays(page.request, slug, team?.phone ?? "", DAYS);
  await call(page.request, "settings.saveVariants", {
    tenant: slug,
    start: "2026-05-01",
    variants: {
      serviceLevel: "offered",
      slThresholdSec: 20,
      cesScale: "1-7",
      ltv: "revenue",
      contactBase: "active",
      ltvCapYears: null,
    },
    replaces: DEFAULT_VARIANTS,
  });
  await page.goto(`/${slug}/trends?kpi=answer_rate&${QUERY}`);
  await drawn(page);
  await expect(page.locator("[data-caption]").first()).toContainText("1 Mar – 30 Jun 2026");
  await expect(page.getByTestId("total-all")).toHaveText("88.9%");
  await expect(page.getByText("definition changed")).toHaveCount(0);
  await page.goto(`/${slug}/trends?kpi=ltv&${QUERY}`);
  await expect(page.getByText("The definition changed on 1 May 2026", { exact: false }).first()).toBeVisible();
  expect(await axeFinds(page)).toEqual([]);
  await page.context().close();
});
