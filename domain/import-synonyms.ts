import type { ImportMeasure } from "@/domain/import-mapping";

/**
 * Header words by measure, Japanese and English, folded as foldHeader does. `#` stands for digits ("20秒以内応答").
 * Earlier words and longer ones win, so that "応答" does not take "平均応答速度".
 */
export const TOTAL_WORDS: Readonly<Partial<Record<ImportMeasure, readonly string[]>>> = {
  contacts: ["着信件数", "着信数", "着信", "入電件数", "入電数", "入電", "総着信", "着信呼", "着信呼数", "受電件数", "受電数", "受信件数", "受信数", "受信", "受付件数", "受付数", "受付", "問い合わせ件数", "問合せ件数", "問合件数", "お問い合わせ件数", "相談件数", "相談実数", "件数", "incomingcalls", "callsoffered", "offeredcalls", "callsreceived", "inboundcalls", "totalcalls", "callsin", "contacts", "conversationscount", "ticketscount", "messagesreceived"],
  // The names on our own screens stand among the words, so that a file made from them needs no mapping.
  offered: ["着信受付", "offered"],
  received: ["受信受付", "received"],
  answered: ["応答件数", "応答数", "応答", "応答呼", "応答呼数", "answeredcalls", "callsanswered", "answered", "callshandled"],
  abandoned: ["放棄件数", "放棄数", "放棄", "放棄呼", "放棄呼数", "abandonedcalls", "callsabandoned", "abandoned", "missedcalls"],
  abandoned_short: ["短時間放棄", "短時間放棄数", "うち短時間放棄", "うち短い放棄", "shortabandoned", "shortabandons", "shortcalls"],
  answered_in_threshold: ["answeredintime", "#秒以内応答", "#秒以内応答数", "#秒以内応答件数", "#秒以内", "基準秒数以内の応答", "基準秒以内の応答", "基準秒以内応答", "callsanswered#s", "answeredwithin#s", "answeredin#s", "answeredwithin#seconds", "answeredinthreshold", "withinsl"],
  abandoned_in_threshold: ["abandonedintime", "#秒以内放棄", "#秒以内放棄数", "基準秒数以内の放棄", "基準秒以内の放棄", "abandonedwithin#s", "abandonedinthreshold"],
  handled: ["対応件数", "対応数", "対応", "処理件数", "対応完了件数", "handled", "handledcontacts", "contactshandled"],
  wait_answered_sec: ["waitbeforeanswer", "応答までの待ち時間", "応答待ち時間", "待ち時間", "応答速度", "応答時間", "answerspeed", "speedofanswer", "waittime", "waitingtime", "queuetime"],
  talk_sec: ["通話時間", "総通話時間", "通話", "talkduration", "talktime", "callduration"],
  hold_sec: ["保留時間", "保留", "holdtime", "holdduration"],
  acw_sec: ["後処理時間", "後処理", "acw", "aftercallwork", "wrapuptime", "wraptime"],
  handle_sec: ["総処理時間", "処理時間", "対応時間", "総対応時間", "handletime", "handlingtime", "handleduration"],
  first_responses: ["初回返信", "初回返信件数", "初回返信数", "初回応答件数", "返信件数", "返信数", "firstresponses", "firstreplies"],
  first_response_sec: ["timetofirstreply", "初回返信までの時間", "初回返信時間", "初回応答時間", "初回回答時間", "firstresponsetime", "firstreplytime", "replytime"],
  first_response_in_sla: ["firstrepliesintime", "期限内の初回返信", "期限内初回返信", "期限内返信", "期限内返信件数", "repliesinsla", "firstresponseinsla"],
  resolved_first_contact: ["solvedatfirstcontact", "一次解決", "一次解決件数", "一次解決数", "初回解決", "初回解決件数", "firstcontactresolved", "resolvedfirstcontact", "fcrcount"],
  fcr_eligible: ["eligibleforfcr", "一次解決の対象", "一次解決対象", "一次解決対象件数", "fcreligible"],
  transferred: ["転送", "転送件数", "転送数", "transferred", "transfers", "callstransferred"],
  escalated: ["エスカレーション", "エスカレーション件数", "上席対応", "escalated", "escalations"],
  resolved: ["解決", "解決件数", "解決数", "完了件数", "クローズ件数", "resolved", "resolutioncount", "resolvedcount", "closed", "ticketsresolved"],
  resolution_sec: ["解決までの時間", "解決時間", "resolutiontime", "timetoresolution", "fullresolutiontime"],
  created: ["新規案件", "新規件数", "起票件数", "created", "ticketscreated", "newtickets"],
  reopened: ["再オープン", "再オープン件数", "再問い合わせ", "再問い合わせ件数", "reopened", "reopens"],
  cancelled: ["取り消し", "取消件数", "キャンセル件数", "cancelled", "canceled"],
  backlog_opening: ["backlogatstart", "期首の残件", "期首残", "前日残", "繰越件数", "backlogopening", "openingbacklog"],
  backlog_closing: ["backlogatend", "期末の残件", "期末残", "残件", "残件数", "未対応件数", "未解決件数", "未対応残", "backlogclosing", "closingbacklog", "backlog", "unresolved"],
  csat_responses: ["csatanswers", "csat回答", "csat回答数", "アンケート回答数", "満足度回答数", "回答数", "csatresponses", "surveyresponses", "ratings"],
  csat_satisfied: ["ofwhich4or5", "満足回答数", "満足", "満足件数", "うち満足", "上位#", "うち満足4・5", "csatsatisfied", "satisfied", "positiveratings"],
  csat_1: ["csat1", "csat1点", "満足度1"], csat_2: ["csat2", "csat2点", "満足度2"], csat_3: ["csat3", "csat3点", "満足度3"], csat_4: ["csat4", "csat4点", "満足度4"], csat_5: ["csat5", "csat5点", "満足度5"],
  nps_promoters: ["nps推奨者", "推奨者", "推奨者数", "promoters", "npspromoters"],
  nps_passives: ["nps中立者", "中立者", "中立者数", "passives", "npspassives"],
  nps_detractors: ["nps批判者", "批判者", "批判者数", "detractors", "npsdetractors"],
  nps_0: ["nps0"], nps_1: ["nps1"], nps_2: ["nps2"], nps_3: ["nps3"], nps_4: ["nps4"], nps_5: ["nps5"],
  nps_6: ["nps6"], nps_7: ["nps7"], nps_8: ["nps8"], nps_9: ["nps9"], nps_10: ["nps10"],
  ces_1: ["ces1", "ces1点"], ces_2: ["ces2", "ces2点"], ces_3: ["ces3", "ces3点"], ces_4: ["ces4", "ces4点"],
  ces_5: ["ces5", "ces5点"], ces_6: ["ces6", "ces6点"], ces_7: ["ces7", "ces7点"],
  ces_responses: ["cesanswers", "ces回答", "ces回答数", "cesresponses"],
  ces_sum: ["cespoints", "ces合計点", "ces合計", "cessum"],
  surveys_sent: ["アンケート送付", "アンケート送付数", "アンケート送信数", "surveyssent"],
  quality_points: ["応対品質の得点", "品質得点", "qualitypoints"],
  quality_max_points: ["qualitypointspossible", "応対品質の満点", "品質満点", "qualitymaxpoints"],
  offers: ["offers", "提案", "提案件数", "提案数", "offersmade", "upselloffers"],
  offers_won: ["提案からの受注", "受注件数", "成約件数", "成約数", "offerswon", "upsellwon"],
  upsell_revenue: ["revenuefromoffers", "提案からの売上", "追加売上", "アップセル売上", "upsellrevenue"],
  unique_contacting_customers: ["customersincontact", "問い合わせた顧客", "問い合わせ顧客数", "ユニーク顧客数", "uniquecustomers", "uniquecallers"],
  proactive_contacts: ["こちらからの連絡", "発信件数", "架電件数", "proactivecontacts", "outboundcalls"],
  paid_sec: ["給与対象時間", "有給時間", "勤務時間", "労働時間", "paidtime", "paidhours"],
  idle_sec: ["待機時間", "アイドル時間", "idletime", "availabletime"],
  productive_sec: ["実働時間", "稼働時間", "生産時間", "productivetime", "productivehours"],
  scheduled_sec: ["予定時間", "予定勤務時間", "scheduledtime", "scheduledhours"],
  absent_sec: ["欠勤時間", "absenttime", "absenthours"],
  labour_cost: ["人件費", "labourcost", "laborcost"],
  other_cost: ["その他費用", "その他の費用", "経費", "othercost"],
  total_cost: ["総費用", "費用合計", "費用", "コスト", "totalcost"],
};

/** Headers that are averages by name. */
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
  answered_in_threshold: ["サービスレベル", "#秒以内応答率", "sl#", "servicelevel", "servicelevel#seconds", "servicelevel#sec", "pctanswered#s"],
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

export const DATE_WORDS = ["日付", "年月日", "対象日", "受付年月日", "受付日", "集計日", "日", "年月", "月", "対象月", "週", "期間", "date", "day", "month", "week", "weekstarting", "weekstart", "weekending", "period", "timestamp", "日時", "datetime"] as const;
/** Headers that are of a date whatever stands under them. */
export const SURE_DATE_WORDS = ["日付", "年月日", "対象日", "受付年月日", "受付日", "集計日", "年月", "対象月", "date", "weekstarting", "weekstart", "weekending", "timestamp"] as const;
export const CHANNEL_WORDS = ["チャネル", "チャネル名", "チャネルの名前", "窓口", "窓口名", "窓口の名前", "channelname", "受付窓口", "問い合わせ経路", "経路", "媒体", "channel", "medium", "source"] as const;
export const TEAM_WORDS = ["チーム", "チーム名", "チームの名前", "部署", "部門", "グループ", "team", "teamname", "group", "queue", "department"] as const;

/** What people call a kind of channel in a cell. */
export const KIND_WORDS = {
  phone: ["電話", "音声", "コール", "phone", "call", "calls", "voice", "tel", "telephone"],
  email: ["メール", "eメール", "電子メール", "email", "mail"],
  web_form: ["フォーム", "webフォーム", "問い合わせフォーム", "web", "form", "webform", "webサイト"],
  chat: ["チャット", "webチャット", "有人チャット", "chat", "livechat"],
  business_chat: ["ビジネスチャット", "teams", "slack", "businesschat"],
  social: ["sns", "line", "twitter", "x", "social", "socialmedia", "facebook", "instagram"],
} as const;
