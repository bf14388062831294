import type { APIRequestContext } from "@playwright/test";
import { call, read } from "./call";

export const PASSWORD = "a long enough password";
let made = 0;

/** A company of its own with one team, a phone and a mailbox; its founder is signed in. Resolves to the slug. */
export async function newCompany(
  request: APIRequestContext,
  mark: string,
  locale: "ja" | "en" = "ja",
  email = `${mark}-${process.pid}-${made++}@import.example`,
): Promise<string> {
  const { slug } = await call<{ slug: string }>(request, "account.signUp", {
    name: "佐藤 花子",
    email,
    password: PASSWORD,
    company: "こもれび商店",
    locale,
    teams: ["お客様サポート"],
    channels: [
      { kind: "phone", name: "電話", cadence: "day" },
      { kind: "email", name: "メール", cadence: "day" },
    ],
  });
  return slug;
}

/** The company works every day of the week, holidays too: whether a day is due does not depend on the day of the test. */
export async function workEveryDay(request: APIRequestContext, tenant: string): Promise<void> {
  const { facts, version } = await read<{ facts: object; version: number }>(request, "settings.view", { tenant });
  await call(request, "settings.save", {
    tenant,
    version,
    ...facts,
    workdays: [1, 2, 3, 4, 5, 6, 7],
    holidays: "none",
  });
}

interface History {
  today: string;
  team: { id: string };
}

/** Today where the company is, a date some days before it, and its first team. */
export async function placeOf(request: APIRequestContext, tenant: string) {
  const { today, team } = await read<History>(request, "diagnosis.history", { tenant });
  const before = (days: number) =>
    new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
  return { today, before, team: team.id };
}
