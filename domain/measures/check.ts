import type { ChannelKind } from "@/domain/measures/channel";
import { spreadOf } from "@/domain/statistics/distribution";
import { evaluateExpr, valueOf, type Row } from "@/domain/measures/derived";
import { MEASURES, isMeasureId, type MeasureId } from "@/domain/measures/registry";
import { BASE_RULES, RECORD_RULES, type Rule, SHORT_SCALE_RULES, type Side, weighted } from "@/domain/measures/rule";

/** error: cannot be true, refused. warning: unusual but possible (carry-over, …), may be kept with a reason. */
export type Issue = {
  /** The cell to mark. */
  readonly measure: MeasureId;
  readonly code: string;
  readonly severity: "error" | "warning";
  /** `value` and `limit` are the two compared numbers; `other` is the id of the measure compared with. */
  readonly params: Readonly<Record<string, string | number>>;
};

function sideOf(side: Side, row: Row): number | null {
  return typeof side === "string" ? valueOf(side, row) : evaluateExpr(side, row);
}

function apply(rules: readonly Rule[], row: Row): Issue[] {
  return rules.flatMap((rule) => {
    const value = sideOf(rule.left, row);
    const limit = sideOf(rule.right, row);
    if (value === null || limit === null) return [];
    if (rule.compare === "at_most" ? value <= limit : value === limit) return [];
    return [
      {
        measure: rule.measure,
        code: rule.code,
        severity: rule.severity,
        params: { value, limit, other: named(rule.other, row) },
      },
    ];
  });
}

/** The cell the limit really came from: a channel without `offered` was measured by `received`, `handled` by `answered`. */
function named(other: MeasureId, row: Row): MeasureId {
  const stands: Partial<Record<MeasureId, MeasureId>> = { offered: "received", handled: "answered" };
  const missing = row[other] === null || row[other] === undefined;
  return missing ? (stands[other] ?? other) : other;
}

/** Every code an Issue can carry: messages/ must have them all. */
export const ISSUE_CODES: readonly string[] = [
  ...new Set([
    "not_an_integer",
    "negative",
    "too_large",
    "not_of_this_channel",
    "not_on_this_scale",
    "offered_gap",
    "far_above_usual",
    ...[...RECORD_RULES, ...BASE_RULES].map((rule) => rule.code),
  ]),
];

/** How many times the median of earlier periods makes a typing error likely (PEERS A8), and from how many periods on. */
const UNUSUAL = { times: 5, periods: 4 } as const;

/** Warnings for values far above the median of the same cell in earlier periods, given in `history`. */
export function unusualValues(row: Row, history: Partial<Record<MeasureId, readonly number[]>>): Issue[] {
  return (Object.entries(history) as [MeasureId, readonly number[]][]).flatMap(([id, past]): Issue[] => {
    const value = row[id];
    const median = past.length >= UNUSUAL.periods ? (spreadOf(past)?.median ?? 0) : 0;
    if (value === null || value === undefined || median <= 0 || value <= UNUSUAL.times * median) return [];
    return [{ measure: id, code: "far_above_usual", severity: "warning", params: { value, limit: median, other: id } }];
  });
}

/** Each value alone: a safe integer, not negative, within the measure's limit, of a channel that has it. */
function valueIssues(row: Row, belongs: (id: MeasureId) => boolean): Issue[] {
  return Object.entries(row).flatMap(([id, value]): Issue[] => {
    if (value === null || value === undefined || !isMeasureId(id)) return [];
    const { max, signed } = MEASURES[id];
    const issue = (code: string, params: Issue["params"] = {}): Issue[] => [
      { measure: id, code, severity: "error", params },
    ];
    if (!Number.isSafeInteger(value)) return issue("not_an_integer");
    if (value < 0 && !signed) return issue("negative", { value });
    if (Math.abs(value) > max) return issue("too_large", { value, limit: max });
    return belongs(id) ? [] : issue("not_of_this_channel");
  });
}

/** The scale answers about effort are given on: 1 to 7, or 1 to 5. */
export type CesScale = "1-7" | "1-5";

/**
 * Every input check for one record of one channel, on the scale of effort in force on its day. Relations are looked at only
 * once the single values are sound, so one typing error gives one message.
 */
export function validateRecord(kind: ChannelKind, row: Row, scale: CesScale): Issue[] {
  const single = [
    ...valueIssues(row, (id) => MEASURES[id].channels.includes(kind)),
    ...(scale === "1-5" ? offScale(row) : []),
  ];
  return single.length > 0
    ? single
    : [...apply(RECORD_RULES, row), ...(scale === "1-5" ? apply(SHORT_SCALE_RULES, row) : []), ...offeredGap(row)];
}

/** On a scale that ends at 5 nobody answers 6 or 7. */
const offScale = (row: Row): Issue[] =>
  (["ces_6", "ces_7"] as const).flatMap((measure): Issue[] => {
    const value = row[measure] ?? 0;
    return value > 0 ? [{ measure, code: "not_on_this_scale", severity: "error", params: { value, limit: 5 } }] : [];
  });

/** Every input check for one month of the customer base. */
export function validateBase(row: Row): Issue[] {
  const single = valueIssues(row, (id) => MEASURES[id].source === "base");
  return single.length > 0 ? single : apply(BASE_RULES, row);
}

/**
 * offered − answered − abandoned: contacts that ended some other way (blocked, flowed out, called back).
 * @returns null when one of the three is not recorded. Golden `abandon_rate.identity`.
 */
export function unexplainedOffered(row: Row): number | null {
  return evaluateExpr(weighted({ offered: 1, answered: -1, abandoned: -1 }), row);
}

function offeredGap(row: Row): Issue[] {
  const gap = unexplainedOffered(row);
  if (gap === null || gap <= 0) return [];
  return [
    {
      measure: "offered",
      code: "offered_gap",
      severity: "warning",
      params: { value: gap, limit: 0, other: "answered" },
    },
  ];
}
