import { readFileSync } from "node:fs";
import type { APIRequestContext, Page } from "@playwright/test";
import { call, read } from "./call";
import { expect } from "./expect";
import { realFile } from "./real-files";

let made = 0;

export interface TrendCompany {
  slug: string;
  teams: { id: string; name: string; phone: string; email: string }[];
}

/** A company with two teams, each with a phone and a mailbox; its founder is signed in. */
export async function trendCompany(request: APIRequestContext, locale: "ja" | "en" = "ja"): Promise<TrendCompany> {
  const { slug } = await call<{ slug: string }>(request, "account.signUp", {
    name: "佐藤 花子",
    email: `trend-${process.pid}-${Date.now()}-${made++}@trend.example`,
    password: "a long enough password",
    company: "こもれび商店",
    locale,
    teams: ["お客様サポート", "受注窓口"],
    channels: [
      { kind: "phone", name: "電話", cadence: "day" },
      { kind: "email", name: "メール", cadence: "day" },
    ],
  });
  const { teams } = await read<{ teams: { id: string; name: string; channels: { id: string; kind: string }[] }[] }>(
    request,
    "settings.view",
    { tenant: slug },
  );
  const idOf = (channels: { id: string; kind: string }[], kind: string) =>
    channels.find((channel) => channel.kind === kind)?.id ?? "";
  return {
    slug,
    teams: teams.map(({ id, name, channels }) => ({
      id,
      name,
      phone: idOf(channels, "phone"),
      email: idOf(channels, "email"),
    })),
  };
}

type Counts = Readonly<Record<string, number>>;
export interface Day {
  date: string;
  counts: Counts;
}

/** Days of one channel, written as an import writes them. */
export async function importDays(
  request: APIRequestContext,
  tenant: string,
  channelId: string,
  days: readonly Day[],
): Promise<void> {
  const measures = Object.keys(days[0]?.counts ?? {});
  const text =
    ["date", ...measures].join() +
    "\n" +
    days.map(({ date, counts }) => [date, ...measures.map((one) => counts[one])].join()).join("\n") +
    "\n";
  const file = {
    tenant,
    text,
    onExisting: "replace",
    mapping: {
      delimiter: ",",
      headerRow: 0,
      dateOrder: "ymd",
      firstDay: null,
      thresholdSec: null,
      columns: [
        { use: "date" },
        ...measures.map((measure) => ({ use: "measure", measure, as: "total", unit: "one", per: null })),
      ],
      places: [{ team: null, channel: null, channelId }],
    },
  };
  const { fingerprint } = await call<{ fingerprint: string }>(request, "import.preview", file);
  await call(request, "import.run", { ...file, key: crypto.randomUUID(), fileName: "days.csv", fingerprint });
}

export const addDays = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The file's days, its first taken as 2020-01-01, read without any code of the product. */
export function acdDays(): Day[] {
  return readFileSync(realFile("acd_daily_1251.csv"), "utf8")
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line, i) => {
      const cells = line.split(",");
      return {
        date: addDays("2020-01-01", i),
        counts: { offered: Number(cells[0]), answered: Number(cells[1]), abandoned: Number(cells[3]) },
      };
    });
}

/** The first day of the week (Monday), month, quarter or fiscal year (April) that a date lies in. */
export const STARTS = {
  day: (date: string) => date,
  week: (date: string) => addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7)),
  month: (date: string) => `${date.slice(0, 7)}-01`,
  quarter: (date: string) =>
    `${date.slice(0, 4)}-${String(Math.floor((Number(date.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, "0")}-01`,
  fiscal_year: (date: string) => `${Number(date.slice(0, 4)) - (Number(date.slice(5, 7)) < 4 ? 1 : 0)}-04-01`,
} as const;

/** Sums of a measure by period, in the order of time. */
export function sumsBy(days: readonly Day[], grain: keyof typeof STARTS, measure: string): number[] {
  const sums = new Map<string, number>();
  for (const { date, counts } of days) {
    const start = STARTS[grain](date);
    sums.set(start, (sums.get(start) ?? 0) + (counts[measure] ?? 0));
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

export const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** Counts as a table shows them: digits without the rest; "—" is none. */
export const numberIn = (text: string) => Number(text.replace(/\(.*\)/, "").replace(/[^\d.]/g, ""));

/** The table behind the page's first chart, as a reader opens it: one list of texts a column, by its heading. */
export async function chartTable(page: Page): Promise<Record<string, string[]>> {
  const panel = page
    .locator("section")
    .filter({ has: page.locator("figure") })
    .first();
  const button = panel.getByRole("button", { name: /^(表で見る|Table)$/ });
  if ((await button.count()) > 0) await button.first().click();
  await expect(panel.locator("figure table").first()).toBeVisible();
  return panel
    .locator("figure table")
    .first()
    .evaluate((table: HTMLTableElement) => {
      const [head, ...rows] = [...table.rows].map((row) =>
        [...row.cells].map((cell) => (cell.textContent ?? "").trim()),
      );
      return Object.fromEntries((head ?? []).map((name, i) => [name, rows.map((row) => row[i] ?? "")]));
    });
}

/** The exact figure of the whole range, of a line or of all. */
export const wholeOf = async (page: Page, line = "all") =>
  Number(await page.getByTestId(`total-${line}`).getAttribute("value"));
