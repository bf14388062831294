import { addDays, DEFAULT_CALENDAR, today } from "@/domain/time/period";
import { signedIn } from "../visitor";
import { DAYS } from "../world";
import type { Attack } from "./attack";

const AT_ONCE = 8;

/** The widest lawful questions there are: an everyday one, the longest of weeks, and one about three centuries. */
function questions(slug: string): [path: string, input: object][] {
  const day = today(new Date(), DEFAULT_CALENDAR.zone);
  const trend = { tenant: slug, kpi: "backlog_days", by: "channel", lines: "each", compare: "year" };
  return [
    ["trend.view", { ...trend, grain: "day", range: `${addDays(day, -DAYS)}..${addDays(day, -1)}` }],
    ["trend.view", { ...trend, grain: "week", range: `2000-12-01..${day}` }],
    ["kpi.overview", { tenant: slug, range: "1900-01-01..2199-12-31" }],
  ];
}

/** Each of them, by eight at once. */
export const wideTrend: Attack = {
  name: "wide questions, eight at once",
  async strike({ origin, slug, email }) {
    const people = await Promise.all(Array.from({ length: AT_ONCE }, () => signedIn(origin, email)));
    const told: string[] = [];
    for (const [path, input] of questions(slug)) {
      const answers = await Promise.all(
        people.map((person) =>
          person.get(`/api/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`, {
            "sec-fetch-site": "same-origin",
          }),
        ),
      );
      const statuses = [...new Set(answers.map(({ status }) => status))].join("/");
      told.push(`${path} ${statuses} in at most ${Math.max(...answers.map(({ ms }) => ms)).toFixed(0)} ms`);
    }
    for (const person of people) person.close();
    return told.join("; ");
  },
};
