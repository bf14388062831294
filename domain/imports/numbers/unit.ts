import { withoutEnd, withoutUnseen } from "@/domain/format/bare-text";
import type { ColumnUnit } from "@/domain/imports/mapping";
import type { MeasureUnit } from "@/domain/measures/measure";

/** How a clock of two parts is read: 5:30 as five minutes and a half, or as five hours and a half. */
export const CLOCKS = ["m:ss", "h:mm"] as const;
export type Clock = (typeof CLOCKS)[number];
/** What a text says about the numbers under it. */
export type UnitSaid = {
  readonly unit: ColumnUnit | null;
  readonly clock: Clock | null;
  /** Whether it says what is counted: 千円, not "thousands". */
  readonly named: boolean;
};

const NOTHING: UnitSaid = { unit: null, clock: null, named: false };
const MONEY = "円|ドル|ユーロ|ポンド|ウォン|yen|jpy|usd|eur|gbp|krw|dollars?|euros?|pounds?|[$€£₩¥]";
const THINGS = "件|人|名|通|回|本|社|calls?|contacts?|cases?|tickets?|units?|件数";

/** Words for a power of ten, longest first: 百万 is not 万. */
const SCALES: readonly (readonly [ColumnUnit, string])[] = [
  ["hundred_million", "億"],
  ["million", "百万|millions?|mio|mn|mm"],
  ["ten_thousand", "万|ten thousands?|10,?000s?"],
  ["thousand", "千|thousands?|tsd\\.?|tausend|1,?000s?|['’]?0{3}s?|k|t(?=eur|€)"],
  ["hundred", "百|hundreds?|100s?"],
];

const TIMES: readonly (readonly [ColumnUnit, RegExp])[] = [
  ["seconds", /^(秒|秒数|s|secs?|seconds?|sek|sekunden)$/],
  ["minutes", /^(分|分数|m|mins?|minutes?|minuten)$/],
  ["hours", /^(時間|時|h|hrs?|hours?|std|stunden)$/],
  ["days", /^(日|日数|d|days?)$/],
];

/** How a clock of two parts is read under a word for time. */
const CLOCK_WITH: Readonly<Partial<Record<ColumnUnit, Clock>>> = { hours: "h:mm", minutes: "m:ss", seconds: "m:ss" };

/** The parts of a header that can name a unit: what stands in brackets or behind "in", and its last word. */
function tokensOf(text: string): string[] {
  const folded = withoutUnseen(text).normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
  const bracketed = [...folded.matchAll(/[([【<〔]([^()[\]【】<>〔〕]{1,40})[)\]】>〕]/g)].map(
    (match) => match[1] ?? "",
  );
  const named = [
    ...folded.matchAll(/(?:\bin |単位 ?[:：]? ?|\bunits? ?[:：=] ?)([^\s()[\]【】、。,;/]{1,20}(?:,0{3}s?)?)/g),
  ].map((match) => match[1] ?? "");
  const last = /[_ /]([^_ /()[\]【】]{1,12})$/.exec(folded)?.[1];
  return [
    ...bracketed.flatMap((inner) => [inner, ...inner.split(/[ /・、;]/)]),
    ...named,
    ...(last === undefined ? [] : [last]),
    folded,
  ]
    .map((token) => withoutEnd(token.replace(/^(in|単位|units?)[ :：=]*/, ""), '.:："').trim())
    .filter(Boolean);
}

/** The clock a header spells out: (分:秒), mm:ss, (時:分), h:mm; null also for h:mm:ss, which needs none. */
function clockSaid(text: string): Clock | null {
  const folded = text.normalize("NFKC").toLowerCase();
  if (/h{1,2}\]?:?mm:?ss|時:?分:?秒|時分秒/.test(folded)) return null;
  if (/m{1,2}\]?:ss|分:秒|分秒/.test(folded)) return "m:ss";
  return /h{1,2}\]?:mm|時:分|時間:分|時分/.test(folded) ? "h:mm" : null;
}

/** The unit a text names for durations, counts or amounts. A name of money says nothing of counts, and the other way round. */
export function unitSaid(text: string, kind: MeasureUnit): UnitSaid {
  if (text === "") return NOTHING;
  const tokens = tokensOf(text);
  if (kind === "seconds") return timeSaid(text, tokens);
  const noun = kind === "yen" ? MONEY : THINGS;
  for (const [unit, words] of SCALES) {
    const token = tokens.find((one) => scaleIn(one, kind === "yen" && unit === "million" ? `${words}|m` : words, noun));
    if (token !== undefined) return { unit, clock: null, named: new RegExp(noun).test(token) };
  }
  return tokens.some((token) => new RegExp(`^(${noun})$`).test(token))
    ? { unit: "one", clock: null, named: true }
    : NOTHING;
}

function timeSaid(text: string, tokens: readonly string[]): UnitSaid {
  const clock = clockSaid(text);
  const unit =
    TIMES.find(([, word]) => tokens.some((token) => word.test(token)))?.[0] ??
    (/[^\d]秒$/.test(tokens.at(-1) ?? "") ? "seconds" : null);
  return {
    unit: clock === null ? unit : null,
    clock: clock ?? (unit && (CLOCK_WITH[unit] ?? null)),
    named: true,
  };
}

/** 千件, 千, k$, jpy thousands, 着信件数千件; a word alone must be the whole token, so that "k" is not found in every header. */
function scaleIn(token: string, words: string, noun: string): boolean {
  return (
    new RegExp(
      `^(?:${noun})? ?(?:${words}) ?(?:of )?(?:${noun})?$|(?:千|万|億|百万)(?:${noun})$|(?:${noun})(?:'000|000s?)$`,
    ).test(token) && new RegExp(words).test(token)
  );
}

/** A row of units under or beside a header: (日), (千件), 円 … and nothing else. */
export function isUnitRow(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => withoutUnseen(cell).trim()).filter((cell) => cell !== "");
  // Long texts are no units, and are not searched for one.
  return (
    filled.length > 0 &&
    filled.every((cell) => cell.length <= 40) &&
    filled.every(
      (cell) =>
        (!/\d/.test(cell.replace(/1,?000s?|'000|0{3}s?/g, "")) &&
          (["seconds", "count", "yen"] as const).some((kind) => {
            const { unit, clock } = unitSaid(cell, kind);
            return unit !== null || clock !== null;
          })) ||
        /^[([【]?(日|日付|年月日|date|day|名|名称|%|％|率)[)\]】]?$/i.test(cell),
    )
  );
}
