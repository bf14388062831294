import type { APIRequestContext, Locator, Page } from "@playwright/test";
import { call, read } from "./call";
import { PASSWORD, workEveryDay } from "./company";
import { expect } from "./expect";

export const RECORD_ROOT = process.env.RECORD_ROOT ?? "";
let made = 0;

export interface Company {
  slug: string;
  team: string;
  date: string;
  email: string;
}

/** A company of its own: phone, mail and chat a day, social a week. Its founder is signed in. */
export async function gridCompany(request: APIRequestContext, locale: "ja" | "en" = "ja"): Promise<Company> {
  const email = `grid-${process.pid}-${Date.now()}-${made++}@grid.example`;
  const names = locale === "ja" ? ["電話", "メール", "チャット", "SNS"] : ["Phone", "Email", "Chat", "Social"];
  const kinds = ["phone", "email", "chat", "social"] as const;
  const { slug } = await call<{ slug: string }>(request, "account.signUp", {
    name: "佐藤 花子",
    email,
    password: PASSWORD,
    company: "こもれび商店",
    locale,
    teams: [locale === "ja" ? "お客様サポート" : "Support"],
    channels: kinds.map((kind, i) => ({ kind, name: names[i], cadence: kind === "social" ? "week" : "day" })),
  });
  await workEveryDay(request, slug);
  const { team, date } = await read<{ team: { id: string }; date: string }>(request, "record.day", { tenant: slug });
  return { slug, team: team.id, date, email };
}

/** Where a company's day is recorded. */
export const dayOf = ({ slug, team, date }: Company): string =>
  `${RECORD_ROOT}/${slug}/record?date=${date}&team=${team}`;

/** The cell of a row and measure, by what a screen reader calls it. */
export const cell = (page: Page, row: string, measure: string): Locator =>
  page.getByRole("textbox", { name: `${row} ${measure}`, exact: true });

export const saveState = (page: Page): Locator => page.getByTestId("save-state");

/** Opens the day and waits until it can be typed in. */
export async function openDay(page: Page, company: Company): Promise<void> {
  await page.goto(dayOf(company));
  await expect(page.locator("[data-cell]").first()).toBeEditable();
}

/** What the server holds of a day, by channel name. */
export async function storedOf(
  request: APIRequestContext,
  { slug, team, date }: Company,
): Promise<Record<string, Record<string, number>>> {
  const { rows } = await read<{ rows: { name: string; values: Record<string, number> }[] }>(request, "record.day", {
    tenant: slug,
    team,
    date,
  });
  return Object.fromEntries(rows.map(({ name, values }) => [name, values]));
}

/** A block as Excel puts it on the clipboard, pasted with the keys. */
export async function pasteBlock(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((block) => navigator.clipboard.writeText(block), text);
  await page.keyboard.press("Control+V");
}
