import { DEFAULT_VARIANTS, type Variants } from "@/domain/kpi/kpi";
import { addDays, addMonths, type Calendar, type LocalDate } from "@/domain/time/period";
import type { Row } from "@/domain/measures/measure";
import type { Company, DemoRun } from "../company";
import { hayabusaTargets } from "../targets";
import { hayabusaChannels } from "./channels";
import { uuidOf } from "../identity";
import { partOf, randomOf } from "../random";
import { dayOf, HISTORY_MONTHS, monthFromTurn, valueOn, type World } from "../world";

const calendar: Calendar = { zone: "Asia/Singapore", fiscalStartMonth: 1, weekStart: "monday" };

const variants: Variants = { ...DEFAULT_VARIANTS, slThresholdSec: 30, ltv: "subscription" };

/** Hayabusa Cloud: a software company whose support is close to earning its keep. Fictional. Money in US cents. */
export function hayabusa(turn: LocalDate): Company {
  const at = (offset: number) => addDays(turn, offset);
  const world: World = {
    key: "hayabusa",
    turn,
    dailyFrom: monthFromTurn(turn, -13),
    monthlyFrom: monthFromTurn(turn, -HISTORY_MONTHS),
    seasons: [1.06, 1.03, 1.02, 1, 1, 0.99, 0.96, 0.95, 1.02, 1.03, 1, 0.9],
    japaneseHolidays: false,
    shocks: [
      { from: at(-40), until: at(-38), channels: "all", factor: 2.1, answer: -0.12 },
      { from: at(128), until: at(133), channels: "all", factor: 1.18 },
    ],
  };
  return {
    world,
    calendar,
    tenant: {
      slug: "hayabusa",
      name: "Hayabusa Cloud",
      locale: "en",
      currency: "USD",
      variants: { ...variants, contactBase: "customers" },
    },
    // Accounts that nobody uses any more were taken out of the contact rate.
    changes: [{ start: monthFromTurn(turn, -6), variants }],
    password: "hayabusa-demo-pass",
    teams: [
      { key: "support", name: "Product Support" },
      { key: "success", name: "Customer Success" },
    ],
    channels: hayabusaChannels,
    unrecorded: [],
    forgotten: [],
    closing: () => null,
    people: [
      { key: "admin", name: "Maya Lindqvist", email: "admin@hayabusa.example", role: "admin", teams: [] },
      { key: "okafor", name: "Daniel Okafor", email: "lead@hayabusa.example", role: "lead", teams: ["support"] },
      { key: "reyes", name: "Ana Reyes", email: "reyes@hayabusa.example", role: "lead", teams: ["success"] },
      { key: "executive", name: "Priya Raman", email: "executive@hayabusa.example", role: "executive", teams: [] },
    ],
    former: [{ key: "novak", name: "Petra Novak", email: "novak@hayabusa.example", role: "lead", teams: ["support"] }],
    invited: [
      { key: "open", email: "tan@hayabusa.example", role: "lead", teams: ["success"], daysAgo: 1 },
      { key: "expired", email: "weber@hayabusa.example", role: "executive", teams: [], daysAgo: 30 },
    ],
    deeds: [
      {
        date: addDays(monthFromTurn(turn, 6), 11),
        person: "admin",
        command: "save-team",
        subject: `team:${uuidOf("team", "hayabusa", "success")}`,
        before: { name: "Onboarding", archived: false },
        after: { name: "Customer Success", archived: false },
      },
      {
        date: addDays(monthFromTurn(turn, 7), 4),
        person: "admin",
        command: "save-settings",
        subject: "settings",
        before: { fiscalStartMonth: 4 },
        after: { fiscalStartMonth: 1 },
      },
    ],
    events: [
      { key: "outage", team: null, kind: "outage", title: "Login outage, 5 hours", start: at(-40), until: at(-38) },
      { key: "guides", team: "support", kind: "initiative", title: "In-app guides for imports", start: turn },
      { key: "checkin", team: "success", kind: "initiative", title: "30-day onboarding check-in", start: at(40) },
      { key: "pricing", team: null, kind: "note", title: "New price list", start: at(128), until: at(133) },
    ],
    runs: runsOf(turn),
    targets: hayabusaTargets(turn),
    month: (start) => month(world, start),
  };
}

function runsOf(turn: LocalDate): DemoRun[] {
  const run = (
    team: string,
    person: string,
    months: number,
    applies: number[],
    notes?: Record<string, string>,
  ): DemoRun => ({ team, person, date: addDays(monthFromTurn(turn, months), 10), applies, notes });
  return [
    run("support", "okafor", -9, [1, 2, 5, 7], { run: "First run. We measure satisfaction, but talk about speed." }),
    run("support", "okafor", -6, [1, 2, 7], { s5: "Effort score joined the monthly review." }),
    run("support", "okafor", -3, [2, 7]),
    run("support", "admin", -3, [1, 2, 7], { s1: "The onboarding mails are still a pilot, not routine." }),
    run("support", "okafor", 0, [2, 7], { s7: "Discovery questions are now part of training, not yet of reviews." }),
    run("support", "okafor", 3, [2]),
    run("support", "okafor", 6, [2], { s2: "Finance reports retention by segment; support is not named in it yet." }),
    run("support", "admin", 6, [2]),
    run("success", "reyes", -6, [2, 4]),
    run("success", "reyes", 0, [4], { s4: "Chat history is not in the account record yet." }),
    run("success", "reyes", 6, []),
  ];
}

/** Accounts and recurring revenue on the first of a month: quantities of their own a date. */
const accountsOn = (world: World, start: LocalDate) => Math.round(2_140 * 1.17 ** dayOf(world, start).years);
const arpaOn = (world: World, start: LocalDate) => 18_600 + 900 * dayOf(world, start).years;
const mrrOn = (world: World, start: LocalDate) => Math.round(accountsOn(world, start) * arpaOn(world, start));

/** One month of Hayabusa's accounts; US cents. */
function month(world: World, start: LocalDate): Row {
  const middle = dayOf(world, `${start.slice(0, 7)}-15`);
  const random = randomOf(world.key, "base", start);
  const [accounts, next] = [accountsOn(world, start), accountsOn(world, addMonths(start, 1))];
  const churned = Math.round(accounts * (valueOn([0.0138, 0.0112], middle) + 0.0008 * (2 * random() - 1)));
  const mrr = mrrOn(world, start);
  const revenue = Math.round(mrr * (1.03 + 0.01 * random()));
  const bots = Math.round(accounts * valueOn([1.1, 1.7], middle));
  const solved = partOf(random, bots, valueOn([0.38, 0.47], middle));
  const readers = Math.round(accounts * valueOn([2.1, 2.9], middle));
  return {
    customers_start: accounts,
    customers_new: next - accounts + churned,
    customers_churned: churned,
    customers_end: next,
    active_customers: partOf(random, accounts, 0.88),
    revenue,
    gross_margin: Math.round(revenue * valueOn([0.765, 0.78], middle)),
    mrr_start: mrr,
    mrr_churned: Math.round(mrr * valueOn([0.0102, 0.0084], middle)),
    mrr_contraction: Math.round(mrr * (0.0035 + 0.001 * random())),
    mrr_expansion: Math.round(mrr * (valueOn([0.0135, 0.0182], middle) + 0.002 * random())),
    bot_sessions: bots,
    bot_resolved: solved,
    bot_recontacts: partOf(random, solved, 0.09),
    self_service_resolved: partOf(random, readers, 0.27),
    help_center_users: readers,
    ticket_users: Math.round(accounts * valueOn([0.41, 0.35], middle)),
    ...(Number(start.slice(5, 7)) % 3 === 0 ? relationship(random, middle.years) : {}),
  };
}

function relationship(random: () => number, years: number): Row {
  const n = 180 + Math.floor(random() * 40);
  const promoters = partOf(random, n, 0.44 + 0.03 * years);
  const detractors = partOf(random, n - promoters, 0.26 - 0.02 * years);
  return {
    base_nps_promoters: promoters,
    base_nps_passives: n - promoters - detractors,
    base_nps_detractors: detractors,
  };
}
