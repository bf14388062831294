import { withoutUnseen } from "@/domain/format/bare-text";
import { type Currency, isCurrency, minorDigits } from "@/domain/format/currency";

/** "yen" is JPY, as the registries call it. */
export type NumberUnit = "count" | "seconds" | "yen" | "ratio" | "score" | Currency;
export type ParseNumberCode =
  "too_long" | "bad_character" | "not_a_number" | "bad_grouping" | "wrong_unit" | "fraction" | "too_fine" | "too_large";
export type ParsedNumber =
  { readonly ok: true; readonly value: number | null } | { readonly ok: false; readonly code: ParseNumberCode };

const MAX_LENGTH = 64;
const fail = (code: ParseNumberCode): ParsedNumber => ({ ok: false, code });

type Kind = "plain" | "percent" | "things" | "duration" | Currency;
type Read = { readonly value: number; readonly kind: Kind } | { readonly code: ParseNumberCode };

/** What may stand in a cell of a unit. Money takes bare digits and its own sign or code, never another's. */
function kindsOf(unit: NumberUnit): readonly Kind[] {
  switch (unit) {
    case "count":
      return ["plain", "things"];
    case "seconds":
      return ["plain", "duration"];
    case "ratio":
      return ["plain", "percent"];
    case "score":
      return ["plain"];
    case "yen":
      return ["plain", "JPY"];
    default:
      return ["plain", unit];
  }
}

/**
 * A typed or imported cell as a number. Full-width digits, commas, ▲ △ () − ー as minus, ％, 円 千円 万円 億, $ € £ ₩, durations.
 * Blank and a lone dash are `null` (not recorded). With a `unit`, what belongs to another unit is an error ("5:30" in a
 * count), and counts, seconds and yen must be whole. Money comes back in minor units: "1,234.50" in USD is 123450, and
 * 1.234 is refused. Ratios come back as 0..1. Never throws. DOMAIN 8, `parse.*`.
 */
export function parseNumber(text: string, unit?: NumberUnit): ParsedNumber {
  if (text.length > MAX_LENGTH) return fail("too_long");
  if (UNTYPED.test(text) || !text.isWellFormed()) return fail("bad_character");
  const folded = fold(text);
  return /^-*$/.test(folded) ? { ok: true, value: null } : readFolded(folded, unit);
}

/** Control characters (NUL among them, but not tab or line ends) and halves of surrogate pairs are never typed on purpose. */
const UNTYPED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/;

function readFolded(folded: string, unit: NumberUnit | undefined): ParsedNumber {
  const { negative, rest, money, broken } = signOf(folded);
  if (broken) return fail("not_a_number");
  const digits = unit && isCurrency(unit) ? minorDigits(unit) : 0;
  const read = readUnsigned(rest, digits);
  if ("code" in read) return fail(read.code);
  if (money && read.kind !== "plain" && read.kind !== money) return fail("not_a_number");
  const code = unfitFor(unit, money ?? read.kind, read.value, digits);
  if (code) return fail(code);
  return { ok: true, value: negative && read.value !== 0 ? -read.value : read.value };
}

/** Why a number of this kind cannot stand where the unit is asked for; null where it can. */
function unfitFor(unit: NumberUnit | undefined, kind: Kind, value: number, digits: number): ParseNumberCode | null {
  if (unit && !kindsOf(unit).includes(kind)) return "wrong_unit";
  if (value > Number.MAX_SAFE_INTEGER) return "too_large";
  const whole = unit !== undefined && unit !== "ratio" && unit !== "score";
  if (!whole || Number.isInteger(value)) return null;
  return digits > 0 ? "too_fine" : "fraction";
}

/**
 * NFKC, one kind of dash, nothing invisible, no spaces except between two digits (where they would join two numbers). Blanks
 * that do not break and apostrophes are what some countries group thousands by.
 */
function fold(text: string): string {
  return withoutUnseen(text)
    .replace(/[\u00a0\u202f\u2007\u2009\u2019]/g, "'")
    .normalize("NFKC")
    .replace(/(?<=\d)'(?=\d)/g, text.includes(",") ? "'" : ",")
    .replace(/(?<!\d)'|'(?!\d)/g, " ")
    .replace(/[\u2010-\u2015\u2212\u30fc\uff0d\u2500]/g, "-")
    .trim()
    .replace(/\s+/g, (run: string, at: number, all: string) =>
      /\d/.test(all[at - 1] ?? "") && /\d/.test(all[at + run.length] ?? "") ? " " : "",
    )
    .toLowerCase();
}

/** Signs and codes of money. A backslash is the yen sign of Shift_JIS files, and that of won in Korean ones: here yen. */
const MONEY: Readonly<Record<string, Currency>> = {
  "¥": "JPY",
  "\\": "JPY",
  円: "JPY",
  jpy: "JPY",
  $: "USD",
  us$: "USD",
  usd: "USD",
  ドル: "USD",
  "€": "EUR",
  eur: "EUR",
  ユーロ: "EUR",
  "£": "GBP",
  gbp: "GBP",
  ポンド: "GBP",
  "₩": "KRW",
  krw: "KRW",
  ウォン: "KRW",
};
const HEAD = /^(us\$|usd|eur|gbp|krw|jpy|[¥\\$€£₩])/;
const TAIL = /(usd|eur|gbp|krw|jpy|[$€£₩])$/;

interface Signed {
  negative: boolean;
  rest: string;
  money: Currency | null;
  broken: boolean;
}

/** The sign stands before or after that of the currency; brackets are a minus. A currency named twice is no number. */
function signOf(text: string): Signed {
  const named: string[] = [];
  let rest = text;
  const take = (pattern: RegExp): string => {
    const mark = pattern.exec(rest)?.[0] ?? "";
    rest = rest.replace(pattern, "");
    return mark;
  };
  const takeMoney = (pattern: RegExp): void => void named.push(...[take(pattern)].filter((mark) => mark !== ""));
  takeMoney(HEAD);
  const inner = /^\((.+)\)$/.exec(rest)?.[1];
  rest = inner ?? rest;
  if (inner !== undefined) takeMoney(HEAD);
  const sign = take(/^[-+▲△]/);
  takeMoney(HEAD);
  takeMoney(TAIL);
  // Host systems write the minus behind: 1,200-.
  const behind = take(/-$/);
  takeMoney(TAIL);
  const negative = inner !== undefined || behind !== "" || (sign !== "" && sign !== "+");
  return {
    negative,
    rest,
    money: MONEY[named[0] ?? ""] ?? null,
    broken: named.length > 1 || [inner ?? "", sign, behind].filter((mark) => mark !== "").length > 1,
  };
}

/** `shift`: decimals of the currency, so that plain amounts come out in minor units without binary error. */
function readUnsigned(text: string, shift: number): Read {
  if (/^[\d,.]+$/.test(text)) return scaled(text, shift, "plain");
  if (/^[\d,.]+%$/.test(text)) return scaled(text.slice(0, -1), -2, "percent");
  if (text.includes(":")) return readClock(text);
  if (/^[\d.,]+(時間|分|秒|h|m|s|min|sec)/.test(text)) return readSpokenDuration(text);
  return readMyriads(text, shift);
}

/** Decimal text × 10^power without binary error: "1.1" 万 is 11000, not 11000.000000000002. */
function scaled(text: string, power: number, kind: Kind): Read {
  if (!/^(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(text))
    return { code: text.includes(",") ? "bad_grouping" : "not_a_number" };
  return { value: Number(`${text.replaceAll(",", "")}e${power}`), kind };
}

/** m:ss and h:mm:ss. Only the first part may pass 59. */
function readClock(text: string): Read {
  const match = /^(?:(\d+):)?(\d+):(\d{2})$/.exec(text);
  if (!match) return { code: "not_a_number" };
  const [hours, minutes, seconds] = [Number(match[1] ?? 0), Number(match[2]), Number(match[3])];
  const badMinutes = match[1] !== undefined && (minutes > 59 || match[2]?.length !== 2);
  if (seconds > 59 || badMinutes) return { code: "not_a_number" };
  return { value: hours * 3600 + minutes * 60 + seconds, kind: "duration" };
}

function readSpokenDuration(text: string): Read {
  const match = /^(?:([\d,.]+)(?:時間|h))?(?:([\d,.]+)(?:分|min|m(?!in)))?(?:([\d,.]+)(?:秒|sec|s(?!ec)))?$/.exec(text);
  if (!match) return { code: "not_a_number" };
  let total = 0;
  for (const [part, factor] of [
    [match[1], 3600],
    [match[2], 60],
    [match[3], 1],
  ] as const) {
    if (part === undefined) continue;
    const read = scaled(part, 0, "duration");
    if ("code" in read) return read;
    total += read.value * factor;
  }
  // 1.1 × 60 is not quite 66 in binary.
  return { value: Math.round(total * 1e6) / 1e6, kind: "duration" };
}

const POWERS: Readonly<Record<string, number>> = { 億: 8, 千万: 7, 百万: 6, 万: 4, 千: 3, "": 0 };

/** 1億2,000万円, 3.5万円, 120千円, 1,234円, 1,234件: parts in falling size, then a currency or a counter word. */
function readMyriads(text: string, shift: number): Read {
  const match =
    /^((?:[\d,.]+(?:億|千万|百万|万|千))*(?:[\d,.]+)?)(円|ドル|ユーロ|ポンド|ウォン|件|人|名|回|通|本|社)?$/.exec(text);
  if (!match?.[1]) return { code: "not_a_number" };
  const word = match[2];
  const kind: Kind = word ? (MONEY[word] ?? "things") : "plain";
  let total = 0;
  let above = Infinity;
  for (const [, digits = "", name = ""] of match[1].matchAll(/([\d,.]+)(億|千万|百万|万|千)?/g)) {
    const power = (POWERS[name] ?? 0) + shift;
    const read = scaled(digits, power, kind);
    if ("code" in read) return read;
    if (power >= above || read.value >= 10 ** above) return { code: "not_a_number" };
    above = power;
    total += read.value;
  }
  return { value: total, kind };
}
