import { test } from "@playwright/test";
import { DEFAULT_VARIANTS } from "../domain/kpi/spec";
import { ownHeaders, read } from "./support/call";
import { expect } from "./support/expect";
import { axeFinds, drawn } from "./support/look";
import { expectedOf, hasShared, realFile, SHARED } from "./support/real-files";
import {
  acdDays,
  addDays,
  chartTable,
  type Day,
  importDays,
  numberIn,
  STARTS,
  sumsBy,
  total,
  totalsOn,
  trendCompany,
  wholeOf,
} from "./support/trend-company";

if (!hasShared)
  console.warn(`SKIPPED: ${SHARED} is absent, so trends are not compared with the real file (set TENKAN_SHARED)`);

const GRAINS = Object.keys(STARTS) as (keyof typeof STARTS)[];
const NAMES = { week: "週", fiscal_year: "年度" };
/** As much of a trend as is added up here. */
interface Trend {
  grain: string;
  all: { points: { value: number | null }[]; total: { value: number | null } };
}

/** Days that differ from each other, so that a wrong sum cannot be right by chance. */
const days = (from: string, count: number, size: number): Day[] =>
  Array.from({ length: count }, (_, i) => {
    const offered = size + ((i * 37) % 23);
    return { date: addDays(from, i), counts: { offered, answered: offered - (i % 7), abandoned: i % 7 } };
  });
const mails = (from: string, count: number): Day[] =>
  Array.from({ length: count }, (_, i) => ({ date: addDays(from, i), counts: { received: 30 + ((i * 13) % 17) } }));
const within = (all: readonly Day[], from: string, last: string) =>
  all.filter(({ date }) => date >= from && date <= last);
const sum = (all: readonly Day[], measure: string) => total(all.map(({ counts }) => counts[measure] ?? 0));

test("1,251 days of an ACD: by day, week, month, quarter and fiscal year every total is the sum over its rows, and shown as such", async ({
  page,
}) => {
  test.skip(!hasShared, "../shared is absent");
  test.setTimeout(420_000);
  const [expected, rows, { slug }] = [expectedOf("acd_daily_1251.csv"), acdDays(), await trendCompany(page.request)];
  await page.goto(`/${slug}/record/import`);
  await page.locator("input[type=file]").setInputFiles(realFile("acd_daily_1251.csv"));
  await page.getByLabel("1行目の日付").fill("2020-01-01");
  // Two columns are times waited: asked, not guessed.
  await page.getByRole("radiogroup", { name: "同じ意味の列があります" }).getByText("Answer Speed (AVG)").click();
  await page.getByRole("button", { name: "内容を確かめる" }).click();
  await page.getByRole("button", { name: "1,251件を取り込む" }).click();
  await expect(page.getByRole("status").filter({ hasText: "を取り込みました" })).toBeVisible();

  const asked = { tenant: slug, range: "2020-01-01..2023-06-04", compare: "none" };
  for (const grain of GRAINS) {
    const contacts = await read<Trend>(page.request, "trend.view", { ...asked, kpi: "contacts", grain });
    expect(contacts.grain).toBe(grain);
    expect(
      contacts.all.points.map(({ value }) => value),
      grain,
    ).toEqual(sumsBy(rows, grain, "offered"));
    expect(contacts.all.total.value, grain).toBe(expected["incoming"]);
    // A ratio is divided once, over everything: not the mean of its days.
    const rate = await read<Trend>(page.request, "trend.view", { ...asked, kpi: "answer_rate", grain });
    const [answered, offered] = [sumsBy(rows, grain, "answered"), sumsBy(rows, grain, "offered")];
    expect(rate.all.points, grain).toHaveLength(offered.length);
    rate.all.points.forEach(({ value }, i) =>
      expect(value, `${grain} ${i}`).toBeCloseTo((answered[i] ?? 0) / (offered[i] ?? 1), 9),
    );
    expect(rate.all.total.value, grain).toBeCloseTo(expected["answer_rate"] ?? 0, 9);
  }

  // The page shows these: another choice of grain, and each figure in its table.
  await page.goto(`/${slug}/trends?range=${asked.range}&compare=none`);
  for (const grain of ["week", "fiscal_year"] as const) {
    await page.getByRole("radio", { name: NAMES[grain], exact: true }).check();
    await expect(page).toHaveURL(new RegExp(`grain=${grain}`));
    const shown = (await chartTable(page))["今回"]?.map(numberIn) ?? [];
    expect(shown, grain).toEqual(sumsBy(rows, grain, "offered"));
    expect(await wholeOf(page), grain).toBe(expected["incoming"]);
  }
  await page.getByLabel("指標").selectOption("answer_rate");
  await expect(page.getByTestId("total-all")).toHaveText("89.1%");
  expect(await wholeOf(page)).toBeCloseTo(expected["answer_rate"] ?? 0, 9);
  const [answered, offered] = [sumsBy(rows, "fiscal_year", "answered"), sumsBy(rows, "fiscal_year", "offered")];
  const shown = (await chartTable(page))["今回"]?.map(numberIn) ?? [];
  expect(shown).toHaveLength(offered.length);
  shown.forEach((rate, i) =>
    expect(Math.abs(rate - ((answered[i] ?? 0) / (offered[i] ?? 1)) * 100), `${i}`).toBeLessThan(0.0501),
  );

  // A click on the value leads to its rows: over all pages their foot is the value.
  await page.getByTestId("total-all").click();
  await expect(page.getByTestId("rows-value")).toHaveText("89.1%");
  expect(Number(await page.getByTestId("sum-answered").getAttribute("value"))).toBe(expected["answered"]);
  expect(Number(await page.getByTestId("sum-offered").getAttribute("value"))).toBe(expected["incoming"]);
  await expect(page.getByText("1,251件の記録のうち1,251件から計算")).toBeVisible();
  await page.goBack();
  await expect(page.getByTestId("total-all")).toHaveText("89.1%");
  await expect(page).toHaveURL(/grain=fiscal_year/);
});

test("over channels and teams totals are the sum of their parts, whatever is crossed; each value leads to rows that make it", async ({
  page,
}) => {
  test.slow();
  const {
    slug,
    teams: [support, orders],
  } = await trendCompany(page.request);
  if (!support || !orders) throw new Error("Two teams are needed");
  const recorded = [days("2026-04-01", 61, 100), mails("2026-04-01", 61), days("2026-04-10", 30, 40)] as const;
  await importDays(page.request, slug, support.phone, recorded[0]);
  await importDays(page.request, slug, support.email, recorded[1]);
  await importDays(page.request, slug, orders.phone, recorded[2]);
  const parts = [sum(recorded[0], "offered"), sum(recorded[1], "received"), sum(recorded[2], "offered")] as const;
  const url = (query: string) => `/${slug}/trends?range=2026-04-01..2026-05-31&grain=month&compare=none&${query}`;

  expect(await totalsOn(page.request, url("team=all&by=channel"))).toEqual({
    [support.phone]: parts[0],
    [support.email]: parts[1],
    [orders.phone]: parts[2],
    all: total(parts),
  });
  expect(await totalsOn(page.request, url("team=all&by=kind&kind=phone"))).toEqual({
    phone: parts[0] + parts[2],
    all: parts[0] + parts[2],
  });
  expect(
    await totalsOn(page.request, url(`teams=${support.id},${orders.id}&channels=${support.email},${orders.phone}`)),
  ).toEqual({ all: parts[1] + parts[2] });
  await page.goto(url("team=all&by=team"));
  expect([await wholeOf(page, support.id), await wholeOf(page, orders.id), await wholeOf(page)]).toEqual([
    parts[0] + parts[1],
    parts[2],
    total(parts),
  ]);
  // Month by month too: the columns of the table add up to the months of all.
  const table = await chartTable(page);
  const months = [table["お客様サポート"], table["受注窓口"]].map((column) => (column ?? []).map(numberIn));
  expect((months[0] ?? []).map((value, i) => value + (months[1]?.[i] ?? 0))).toEqual(
    ["04", "05"].map((month) =>
      [recorded[0], recorded[1], recorded[2]]
        .flatMap((one) => one.filter(({ date }) => date.slice(5, 7) === month))
        .reduce((all, { counts }) => all + (counts["offered"] ?? counts["received"] ?? 0), 0),
    ),
  );
  await page.getByTestId(`total-${orders.id}`).click();
  await expect(page).toHaveURL(new RegExp(`rows\\?.*teams=${orders.id}`));
  expect(Number(await page.getByTestId("sum-contacts").getAttribute("value"))).toBe(parts[2]);
  expect(Number(await page.getByTestId("rows-value").getAttribute("value"))).toBe(parts[2]);
  await expect(page.locator("tbody tr")).toHaveCount(30);
  expect(await axeFinds(page)).toEqual([]);
});

test("compared with the year before and the range before: both printed in full, weekdays aligned on request; Back undoes a choice", async ({
  page,
}) => {
  test.slow();
  const {
    slug,
    teams: [team],
  } = await trendCompany(page.request);
  const recorded = days("2025-01-01", 500, 100);
  await importDays(page.request, slug, team?.phone ?? "", recorded);
  await page.goto(`/${slug}/trends?range=2026-03&grain=day`);
  await drawn(page);
  const caption = page.locator("[data-caption]").first();
  const before = async () =>
    numberIn(await page.getByRole("table", { name: "期間全体の数字" }).locator("tbody td").nth(1).innerText());
  expect(await wholeOf(page)).toBe(sum(within(recorded, "2026-03-01", "2026-03-31"), "offered"));
  // A whole month keeps its dates, in days too.
  await expect(caption).toContainText("2026/03/01〜03/31 と 2025/03/01〜03/31(日付合わせ)");
  expect(await before()).toBe(sum(within(recorded, "2025-03-01", "2025-03-31"), "offered"));
  await page.getByRole("button", { name: /^曜日をそろえる/ }).click();
  await expect(caption).toContainText("2026/03/01〜03/31 と 2025/03/02〜04/01(曜日合わせ)");
  expect(await before()).toBe(sum(within(recorded, "2025-03-02", "2025-04-01"), "offered"));
  await page.getByLabel("比較").selectOption("previous");
  await expect(caption).toContainText("2026/03/01〜03/31 と 2026/02/01〜02/28");
  expect(await before()).toBe(sum(within(recorded, "2026-02-01", "2026-02-28"), "offered"));

  const address = page.url();
  await page.reload();
  await expect(caption).toContainText("2026/02/01〜02/28");
  await page.getByRole("button", { name: "前の期間", exact: true }).click();
  await expect(caption).toContainText("2026/02/01〜02/28 と 2026/01/01〜01/31");
  await page.goBack();
  await expect(caption).toContainText("2026/03/01〜03/31 と 2026/02/01〜02/28");
  expect(page.url()).toBe(address);
});

test("by keyboard: the points are read with their numbers and n, and Enter opens the rows of the point", async ({
  page,
}) => {
  const {
    slug,
    teams: [team],
  } = await trendCompany(page.request);
  await importDays(page.request, slug, team?.phone ?? "", [
    { date: "2026-03-01", counts: { offered: 200, answered: 180, abandoned: 20 } },
    { date: "2026-03-02", counts: { offered: 10, answered: 7, abandoned: 3 } },
    { date: "2026-03-04", counts: { offered: 50, answered: 49, abandoned: 1 } },
  ]);
  await page.goto(`/${slug}/trends?kpi=answer_rate&range=2026-03-01..2026-03-04&grain=day&compare=none`);
  await drawn(page);
  const points = page.getByRole("slider", { name: /応答率/ });
  await points.focus();
  await page.keyboard.press("Home");
  await expect(points).toHaveAttribute("aria-valuetext", /3月1日.*90\.0%.*n=200/);
  await expect(page.getByText("n=200").first()).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(points).toHaveAttribute("aria-valuetext", /3月3日.*記録なし/);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/rows\?.*2026-03-02\.\.2026-03-02/);
  await expect(page.getByTestId("rows-value")).toHaveText("70.0%");
  await expect(page.getByText("n=10")).toBeVisible();
});

test("a change of definition stands on the chart with its day and both meanings, and the ways to either side", async ({
  page,
}) => {
  const {
    slug,
    teams: [team],
  } = await trendCompany(page.request);
  await importDays(
    page.request,
    slug,
    team?.phone ?? "",
    ["2026-03-05", "2026-04-05", "2026-04-20", "2026-05-05"].map((date) => ({
      date,
      counts: { offered: 100, answered: 80, answered_in_threshold: 60 },
    })),
  );
  await page.request.post("/api/trpc/settings.saveVariants", {
    headers: await ownHeaders(page.request),
    data: {
      tenant: slug,
      start: "2026-04-15",
      variants: {
        serviceLevel: "answered",
        slThresholdSec: 20,
        cesScale: "1-7",
        ltv: "margin",
        contactBase: "active",
        ltvCapYears: null,
      },
      replaces: DEFAULT_VARIANTS,
    },
  });
  await page.goto(`/${slug}/trends?kpi=service_level&range=2026-03-01..2026-05-31&grain=month&compare=none`);
  await drawn(page);
  const told = "2026/04/15から定義が変わりました(20秒以内 着信比 → 20秒以内 応答比)";
  await expect(page.getByText(told, { exact: true })).toBeVisible();
  await expect(page.locator("[data-caption]").first()).toContainText(told);
  await expect(page.getByTestId("total-all")).toHaveText("定義が混在しているため計算しません");
  expect(await axeFinds(page)).toEqual([]);
  const table = await chartTable(page);
  expect(table["今回"]).toEqual(["60.0%", "定義変更", "75.0%"]);
  await page.getByRole("link", { name: "変更後だけを見る" }).click();
  await expect(page).toHaveURL(/range=2026-04-15\.\.2026-05-31/);
  await expect(page.getByTestId("total-all")).toHaveText("75.0%");
  await page.getByTestId("total-all").click();
  await expect(page.getByTestId("rows-value")).toHaveText("75.0%");
});
