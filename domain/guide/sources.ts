/**
 * DOMAIN 9: where a definition or a published value was read, as an address, and the year it is of where that is known.
 * Seen as excerpts of stored copies. GK (general knowledge) and OURS are no sources and are named in words.
 */
const SOURCES: Readonly<Record<string, readonly [address: string, dated?: string]>> = {
  "cc-japan-6886": ["callcenter-japan.com/article/6886"],
  kcsf: ["kcsf.co.jp/contact/response-rate.html"],
  "kcsf-sl": ["kcsf.co.jp/contact/service-level.html"],
  "brightpattern-2018": ["brightpattern.info/callcenter-hack", "2018"],
  "nhs-2014": ["england.nhs.uk/statistics/2014/09/05/nhs-111-statistics-july-2014", "2014"],
  "saichat-sl": ["saichat.jp/center/call-center-service-level"],
  fastseries: ["fastseries.jp/blog/001103.html"],
  "talkdesk-short": ["data-dictionary.talkdesk.com/docs/short-abandoned-calls"],
  nectardesk: ["nectardesk.com/short-abandoned-calls"],
  "icmi-sl": ["icmi.com QueueTips", "2005"],
  "cisco-icm": ["manualsdump.com Cisco ICM 4.5"],
  "smartweb-asa": ["smartweb.jp/ja/glossary/average-speed-of-answer--asa-"],
  "zendesk-tm": ["developer.zendesk.com/rest_api/docs/core/ticket_metrics"],
  stealthagents: ["stealthagents.com/research/first-response-time-benchmarks"],
  samdesk: ["samdesk.applikuapp.com"],
  "samdesk-reopen": ["samdesk.applikuapp.com"],
  "genesys-aht": ["help.mypurecloud.com/glossary/average-handle-time-aht"],
  "transcosmos-aht": ["transcosmos-cotra.jp/aht-call-center", "2024"],
  "cch-occupancy": ["callcentrehelper.com/occupancy-not-exceed-85-157102.htm"],
  "cch-85": ["contactcentrehelper.com/?p=231177"],
  "nttactprocx-util": ["nttactprocx.com/column/contact-center-utilization.html"],
  saetel: ["saetel.jp/call-center-utilization-optimization"],
  ntm: ["contactcenter.ntm.co.jp/column/detail81.php"],
  "ntn-util": ["ntn-bpo.jp/useful/measure-the-quality-of-a-call-center"],
  klipfolio: ["klipfolio.com cost-per-contact"],
  withdesk: ["withdesk.com/blog"],
  collabos: ["collabos-service.jp/blog/pbx-cti/17252"],
  codingace: ["codingace.net/ecm/open_ticket_count.html"],
  redo: ["help.getredo.com 12218475"],
  bit1024: ["bit1024.com/tool/Escalation-Rate-Calculator"],
  kpidepot: ["kpidepot.com/kpi/ticket-escalation-rate"],
  ignyteiq: ["IgnyteIQ, contact rate"],
  decagon: ["Decagon, contact rate"],
  helpshift: ["Helpshift, contact rate"],
  "ticketboard-deflection": ["ticketboard.cc/guides/zendesk-ticket-deflection-report"],
  "ticketboard-ssr": ["ticketboard.cc/blog/self-service-rate-ticket-deflection"],
  "sggu-deflection": ["forum.sggu.com 2487"],
  "izzchat-fcr": ["izzchat.com/glossary/fcr"],
  "altius-fcr": ["services.altius-link.com/column/223"],
  "sqm-2022": ["headlinesoftoday.com (SQM)", "2022-05-16"],
  "sqm-industry": ["sqmgroup.com/resources/library/blog"],
  kicue: ["kicue.com/en/blog/how-to-calculate-csat"],
  "delighted-csat": ["help.delighted.com/article/240"],
  smartsurvey: ["help.smartsurvey.co.uk/article/customer-satisfaction-calculations"],
  "emotion-tech": ["emotion-tech.co.jp/column/2019/why_nps_in_japan_are_so_low", "2019"],
  cybaea: ["cybaea.net/journal/2016/01/14/NPS-confidence-intervals-stats", "2016"],
  nicereply: ["support.nicereply.com/article/244"],
  zonka: ["zonkafeedback.com/guides/customer-effort-score-guide"],
  "cys-ces7": ["support.cys.group 3000095531"],
  "hdi-base": ["hdi-japan.com/hdi/Bench/Benchbase.asp"],
  makitani: ["makitani.net/shimauma/churn-rate"],
  synergy: ["synergy-marketing.co.jp/glossary/churnrate"],
  fama: ["fama.startrise.jp/glossary/churnrate"],
  customercore: ["CustomerCore, revenue churn"],
  matsu: ["wannko5296.hatenablog.com/entry/lifetime_value_calculation"],
  harmonic: ["harmonic-society.co.jp/what-is-lifetime-value"],
  "kommons-seed": ["kommons.co.jp/blog/customer-support-vs-callcenter", "2025-08-12"],
};

export type Source =
  | { readonly kind: "published"; readonly address: string; readonly dated: string | null }
  | { readonly kind: "general" | "ours" };

/** What stands behind a short name; null when nobody wrote down where it is from. */
export function sourceOf(name: string): Source | null {
  if (name === "GK") return { kind: "general" };
  if (name === "OURS") return { kind: "ours" };
  const [address, dated = null] = SOURCES[name] ?? [];
  return address ? { kind: "published", address, dated } : null;
}
