import type { APIRequestContext, Locator, Page } from "@playwright/test";
import { call, read } from "./call";
import { PASSWORD, placeOf, workEveryDay } from "./company";
import { saveRun } from "./diagnosis";

let made = 0;

export interface HomeCompany {
  slug: string;
  email: string;
  team: string;
  today: string;
  channels: { phone: string; email: string };
}

const NAMES = {
  ja: { company: "こもれび商店", team: "お客様サポート", phone: "電話", email: "メール", person: "佐藤 花子" },
  en: { company: "Komorebi Store", team: "Customer desk", phone: "Phone", email: "Email", person: "Hanako Sato" },
} as const;

/** A company with a phone and a mailbox, both recorded by the day; its founder is signed in. */
export async function homeCompany(request: APIRequestContext, locale: "ja" | "en" = "ja"): Promise<HomeCompany> {
  const [names, email] = [NAMES[locale], `home-${process.pid}-${Date.now()}-${made++}@home.example`];
  const { slug } = await call<{ slug: string }>(request, "account.signUp", {
    name: names.person,
    email,
    password: PASSWORD,
    company: names.company,
    locale,
    teams: [names.team],
    channels: [
      { kind: "phone", name: names.phone, cadence: "day" },
      { kind: "email", name: names.email, cadence: "day" },
    ],
  });
  await workEveryDay(request, slug);
  const { rows } = await read<{ rows: { channel: string; kind: string }[] }>(request, "record.day", { tenant: slug });
  const idOf = (kind: string) => rows.find((row) => row.kind === kind)?.channel ?? "";
  return { slug, email, ...(await placeOf(request, slug)), channels: { phone: idOf("phone"), email: idOf("email") } };
}

/** The first day of the month so many months from a date's, and a day in it. */
export function dayIn(today: string, months: number, day = 1): string {
  const at = new Date(`${today.slice(0, 7)}-01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + months);
  return `${at.toISOString().slice(0, 8)}${String(day).padStart(2, "0")}`;
}

type Counts = Record<string, number>;

/** Records one day of one channel over HTTP, as the grid does. */
export const recordDay = (
  request: APIRequestContext,
  company: HomeCompany,
  channel: "phone" | "email",
  date: string,
  counts: Counts,
) =>
  call(request, "record.saveCells", {
    tenant: company.slug,
    channelId: company.channels[channel],
    start: date,
    cells: Object.entries(counts).map(([measure, typed]) => ({ measure, seen: null, typed })),
  });

/**
 * Last month: 300 offered, 273 answered, 27 abandoned; 100 emails; 40 CSAT answers, 30 of them satisfied.
 * The month before: 100 offered, 93 answered. A year before: 400 offered, 348 answered.
 */
export async function recordTwoYears(request: APIRequestContext, company: HomeCompany): Promise<void> {
  const phone = (months: number, day: number, counts: Counts) =>
    recordDay(request, company, "phone", dayIn(company.today, months, day), counts);
  await phone(-1, 1, { offered: 100, answered: 90, abandoned: 10, csat_responses: 25, csat_satisfied: 20 });
  await phone(-1, 2, { offered: 120, answered: 114, abandoned: 6 });
  await phone(-1, 28, { offered: 80, answered: 69, abandoned: 11, csat_responses: 15, csat_satisfied: 10 });
  await phone(-2, 5, { offered: 100, answered: 93, abandoned: 7 });
  // As many days on every side: a ratio of other time is told and not judged.
  const quiet = { offered: 0, answered: 0, abandoned: 0 };
  for (const [months, day] of [
    [-2, 6],
    [-2, 7],
    [-13, 2],
  ] as const)
    await phone(months, day, quiet);
  await phone(-13, 1, { offered: 200, answered: 170, abandoned: 30 });
  await phone(-13, 28, { offered: 200, answered: 178, abandoned: 22 });
  for (const day of [3, 4]) await recordDay(request, company, "email", dayIn(company.today, -1, day), { received: 50 });
}

/** The card of a KPI, by its name. */
export const card = (page: Page, name: string): Locator =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { name, exact: true }) });

/** Two diagnoses, the latest of which the records of two years contradict. */
export async function diagnose(request: APIRequestContext, company: HomeCompany): Promise<void> {
  await saveRun(request, company.slug, company.team, dayIn(company.today, -6), "11111111");
  await saveRun(request, company.slug, company.team, dayIn(company.today, -1), "11011000");
}
