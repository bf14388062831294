import type { ImportMeasure } from "@/domain/imports/mapping";

/** Headers that are averages by name, folded as the words of sums are (total-words.ts). */
export const AVERAGE_WORDS: Readonly<Partial<Record<ImportMeasure, readonly string[]>>> = {
  wait_answered_sec: ["平均応答速度", "asa", "averagespeedofanswer"],
  talk_sec: ["att"],
  handle_sec: ["平均処理時間", "aht", "averagehandletime"],
  acw_sec: ["平均後処理時間", "平均acw"],
};

/** Headers that are shares: the measure on top. What it is a share of stands in BASES. */
export const RATE_WORDS: Readonly<Partial<Record<ImportMeasure, readonly string[]>>> = {
  answered: ["応答率", "answerrate", "pctanswered"],
  abandoned: ["放棄率", "放棄呼率", "abandonrate", "abandonmentrate", "pctabandoned"],
  answered_in_threshold: [
    "サービスレベル",
    "#秒以内応答率",
    "sl#",
    "servicelevel",
    "servicelevel#seconds",
    "servicelevel#sec",
    "pctanswered#s",
  ],
  first_response_in_sla: ["期限内返信率", "期限内率", "slarate"],
  resolved_first_contact: ["一次解決率", "初回解決率", "fcr", "fcrrate"],
  csat_satisfied: ["顧客満足度", "満足度", "csat", "csatscore", "満足率"],
  transferred: ["転送率", "transferrate"],
  escalated: ["エスカレーション率", "escalationrate"],
  reopened: ["再オープン率", "再問い合わせ率", "reopenrate"],
  csat_responses: ["アンケート回答率", "回答率", "responserate"],
  offers_won: ["成約率", "受注率", "conversionrate"],
};

/** What an average or a rate is multiplied by, best first; the first one the file has as a sum is taken. */
export const BASES: Readonly<Partial<Record<ImportMeasure, readonly ImportMeasure[]>>> = {
  wait_answered_sec: ["answered"],
  talk_sec: ["answered", "handled"],
  hold_sec: ["answered", "handled"],
  acw_sec: ["answered", "handled"],
  handle_sec: ["handled", "answered"],
  first_response_sec: ["first_responses"],
  resolution_sec: ["resolved"],
  answered: ["contacts", "offered"],
  abandoned: ["contacts", "offered"],
  answered_in_threshold: ["contacts", "offered", "answered"],
  first_response_in_sla: ["first_responses"],
  resolved_first_contact: ["fcr_eligible", "handled", "answered"],
  csat_satisfied: ["csat_responses"],
  transferred: ["handled", "answered"],
  escalated: ["handled", "answered"],
  reopened: ["resolved"],
  csat_responses: ["surveys_sent"],
  offers_won: ["offers"],
};

/** An estimate may not pass what it is a part of: service level × calls cannot exceed the calls answered. */
export const CEILINGS: Readonly<Partial<Record<ImportMeasure, ImportMeasure>>> = {
  answered_in_threshold: "answered",
  answered: "contacts",
  abandoned: "contacts",
  resolved_first_contact: "fcr_eligible",
  csat_satisfied: "csat_responses",
};

export const DATE_WORDS = [
  "日付",
  "年月日",
  "対象日",
  "受付年月日",
  "受付日",
  "集計日",
  "日",
  "年月",
  "月",
  "対象月",
  "週",
  "期間",
  "date",
  "day",
  "month",
  "week",
  "weekstarting",
  "weekstart",
  "weekending",
  "period",
  "timestamp",
  "日時",
  "datetime",
] as const;
/** Headers that are of a date whatever stands under them. */
export const SURE_DATE_WORDS = [
  "日付",
  "年月日",
  "対象日",
  "受付年月日",
  "受付日",
  "集計日",
  "年月",
  "対象月",
  "date",
  "weekstarting",
  "weekstart",
  "weekending",
  "timestamp",
] as const;
export const CHANNEL_WORDS = [
  "チャネル",
  "チャネル名",
  "チャネルの名前",
  "窓口",
  "窓口名",
  "窓口の名前",
  "channelname",
  "受付窓口",
  "問い合わせ経路",
  "経路",
  "媒体",
  "channel",
  "medium",
  "source",
] as const;
export const TEAM_WORDS = [
  "チーム",
  "チーム名",
  "チームの名前",
  "部署",
  "部門",
  "グループ",
  "team",
  "teamname",
  "group",
  "queue",
  "department",
] as const;

/** What people call a kind of channel in a cell. */
export const KIND_WORDS = {
  phone: ["電話", "音声", "コール", "phone", "call", "calls", "voice", "tel", "telephone"],
  email: ["メール", "eメール", "電子メール", "email", "mail"],
  web_form: ["フォーム", "webフォーム", "問い合わせフォーム", "web", "form", "webform", "webサイト"],
  chat: ["チャット", "webチャット", "有人チャット", "chat", "livechat"],
  business_chat: ["ビジネスチャット", "teams", "slack", "businesschat"],
  social: ["sns", "line", "twitter", "x", "social", "socialmedia", "facebook", "instagram"],
} as const;
