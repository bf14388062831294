import { DEFAULT_VARIANTS } from "@/domain/kpi/kpi";
import { addDays, DEFAULT_CALENDAR, type LocalDate } from "@/domain/time/period";
import type { Company, DemoEvent, Person } from "../company";
import { midoriMonth } from "./customer-base";
import { midoriChannels } from "./channels";
import { midoriRuns } from "./diagnosis";
import { midoriTargets } from "../targets";
import { uuidOf } from "../identity";
import { HISTORY_MONTHS, monthFromTurn, type Shock, type World } from "../world";

const people: readonly Person[] = [
  { key: "admin", name: "山口 直子", email: "admin@midori.example", role: "admin", teams: [] },
  { key: "sato", name: "佐藤 恵", email: "lead@midori.example", role: "lead", teams: ["customer"] },
  { key: "nakamura", name: "中村 彩", email: "nakamura@midori.example", role: "lead", teams: ["customer"] },
  { key: "suzuki", name: "鈴木 健", email: "suzuki@midori.example", role: "lead", teams: ["subscription", "business"] },
  { key: "executive", name: "高橋 誠", email: "executive@midori.example", role: "executive", teams: [] },
];

/** みどり通販: a mail-order company half-way from the telephone to many channels. Fictional. */
export function midori(turn: LocalDate): Company {
  const world: World = {
    key: "midori",
    turn,
    dailyFrom: monthFromTurn(turn, -13),
    monthlyFrom: monthFromTurn(turn, -HISTORY_MONTHS),
    seasons: [0.93, 0.92, 1, 1, 0.98, 1, 1.06, 0.98, 0.97, 1, 1.08, 1.32],
    japaneseHolidays: true,
    shocks: shocksOf(turn),
  };
  return {
    world,
    calendar: DEFAULT_CALENDAR,
    tenant: { slug: "midori", name: "みどり通販", locale: "ja", currency: "JPY", variants: DEFAULT_VARIANTS },
    changes: [],
    password: "midori-demo-pass",
    teams: [
      { key: "customer", name: "お客様サポート" },
      { key: "subscription", name: "定期便サポート" },
      { key: "business", name: "法人窓口" },
    ],
    channels: midoriChannels,
    unrecorded: ["customer-email", "customer-business-chat"],
    forgotten: ["customer-social", "customer-web-form", "subscription-email", "business-email"],
    closing: (date) => (date.slice(5) >= "12-29" || date.slice(5) <= "01-03" ? "年末年始休業" : null),
    people,
    former: [{ key: "watanabe", name: "渡辺 浩", email: "watanabe@midori.example", role: "lead", teams: ["business"] }],
    invited: [
      { key: "open", email: "kato@midori.example", role: "lead", teams: ["subscription"], daysAgo: 2 },
      { key: "expired", email: "matsumoto@midori.example", role: "executive", teams: [], daysAgo: 24 },
    ],
    deeds: [
      {
        date: addDays(monthFromTurn(turn, 6), 8),
        person: "admin",
        command: "save-team",
        subject: `team:${uuidOf("team", "midori", "business")}`,
        before: { name: "法人サポート", archived: false },
        after: { name: "法人窓口", archived: false },
      },
      {
        date: addDays(monthFromTurn(turn, 6), 15),
        person: "admin",
        command: "save-shown-kpis",
        subject: "settings",
        before: { hiddenKpis: ["ces_mean"] },
        after: { hiddenKpis: [] },
      },
      {
        date: addDays(monthFromTurn(turn, 7), 3),
        person: "admin",
        command: "save-settings",
        subject: "settings",
        before: { name: "みどり通販株式会社" },
        after: { name: "みどり通販" },
      },
    ],
    events: eventsOf(turn),
    runs: midoriRuns(turn),
    targets: midoriTargets(turn),
    month: (start) => midoriMonth(world, start),
  };
}

/** When things happened, in days from the turn. */
const DAYS = { sale: -155, portal: -58, notice: 61, summer: 96, chatHours: -120, saleAgain: 210 } as const;

function shocksOf(turn: LocalDate): Shock[] {
  const at = (offset: number, days: number) => ({ from: addDays(turn, offset), until: addDays(turn, offset + days) });
  const subscription = ["subscription-phone", "subscription-email"];
  return [
    { ...at(DAYS.sale, 10), channels: "all", factor: 1.14, answer: -0.015 },
    { ...at(DAYS.saleAgain, 10), channels: "all", factor: 1.12, answer: -0.01 },
    { ...at(DAYS.portal, 2), channels: "all", factor: 1.55, answer: -0.14 },
    { ...at(DAYS.summer, 9), channels: "all", factor: 1.1, answer: -0.01 },
    // From the day of the notice on, fewer subscribers ask when the next box goes out.
    { from: addDays(turn, DAYS.notice), until: "9999-12-31", channels: subscription, factor: 0.91 },
  ];
}

function eventsOf(turn: LocalDate): DemoEvent[] {
  const at = (offset: number) => addDays(turn, offset);
  return [
    {
      key: "sale",
      team: null,
      kind: "campaign",
      title: "秋の感謝セール",
      start: at(DAYS.sale),
      until: at(DAYS.sale + 10),
    },
    {
      key: "chat-hours",
      team: "customer",
      kind: "initiative",
      title: "チャットの受付を21時まで延長",
      start: at(DAYS.chatHours),
    },
    {
      key: "portal",
      team: null,
      kind: "outage",
      title: "マイページの障害",
      start: at(DAYS.portal),
      until: at(DAYS.portal + 2),
    },
    { key: "faq", team: "customer", kind: "initiative", title: "FAQ「お届け日」公開", start: turn },
    {
      key: "notice",
      team: "subscription",
      kind: "initiative",
      title: "発送前の案内メール開始",
      start: at(DAYS.notice),
    },
    {
      key: "summer",
      team: null,
      kind: "campaign",
      title: "会員向けポイント2倍",
      start: at(DAYS.summer),
      until: at(DAYS.summer + 9),
    },
    {
      key: "sale-again",
      team: null,
      kind: "campaign",
      title: "秋の感謝セール",
      start: at(DAYS.saleAgain),
      until: at(DAYS.saleAgain + 10),
    },
    { key: "staff", team: "business", kind: "note", title: "法人窓口の担当を1名増員", start: at(21) },
  ];
}
