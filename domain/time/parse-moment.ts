import { bareText } from "@/domain/format/bare-text";

/** A date cell taken apart: its day as written, and what stands beside it. `offset`: minutes east of UTC, where the cell is an instant. */
export type Moment = {
  readonly day: string;
  readonly time: { readonly hour: number; readonly minute: number; readonly second: number } | null;
  readonly offset: number | null;
  /** ISO weekday the cell names, 1 Monday … 7 Sunday. */
  readonly weekday: number | null;
};

const HALF = "(?:午前|午後|[ap]\\.?m\\.?)";
const CLOCK = `(?:(${HALF}) ?)?(\\d{1,2})(?::(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?|時(?:(\\d{1,2})分(?:(\\d{1,2})秒)?)?)?(?: ?(${HALF}))?`;
const ZONE = "z|jst|(?:utc|gmt)?[+-]\\d{1,2}(?::?\\d{2})?|utc|gmt";
const TAIL = new RegExp(`^(.*?)(?:[t ]|(?<=[日)]) ?)${CLOCK}(?: ?(${ZONE}))?(?:\\[[a-z_/]+\\])?$`);
const PACKED = new RegExp(`^(\\d{8})t?(\\d{2})(\\d{2})(\\d{2})?(?: ?(${ZONE}))?$`);

const KANJI = "月火水木金土日";
const NAMES = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const AFTER =
  /^(.+?) ?(?:\(([月火水木金土日])?(?:曜日?)?[・,/ ]?(?:祝日?|休日?)?\)|([月火水木金土日])曜日?|(?<=日) ?([月火水木金土日])|(?<=\d) ([月火水木金土]))$/;
const NAMED_BEFORE = /^(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[,.]? (.+)$/;
const NAMED_AFTER = /^(.+?),? ?\(?\b(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?\)?$/;

/** The cell's day, time, offset and weekday; the time is null where it cannot be one and stays in the day. Texts of up to 64 characters. */
export function splitMoment(text: string): Moment {
  const folded = bareText(text)
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/(?<=[年月]) (?=\d)/g, "");
  const packed = PACKED.exec(folded);
  const timed = packed
    ? withTime(packed[1] ?? "", [packed[2], packed[3], packed[4]], null, packed[5])
    : withTail(folded, TAIL.exec(folded));
  return timed ?? { ...weekdayOf(folded), time: null, offset: null };
}

/** A day with a time after it; null where what stands there is none. */
function withTail(folded: string, tail: RegExpExecArray | null): Moment | null {
  if (!tail) return null;
  const [, day = "", before, hour, minute, second, spokenMinute, spokenSecond, after, zone] = tail;
  const halves = [before, after].filter((half) => half !== undefined);
  // A number alone is a time only beside a half of the day or the word for hour: "Apr 1" has none.
  const told = minute !== undefined || halves.length > 0 || /\d時/.test(folded);
  if (!told || halves.length > 1) return null;
  return withTime(day, [hour, minute ?? spokenMinute, second ?? spokenSecond], halves[0] ?? null, zone);
}

function withTime(
  day: string,
  parts: readonly (string | undefined)[],
  half: string | null,
  zone: string | undefined,
): Moment | null {
  const [hour = 0, minute = 0, second = 0] = parts.map((part) => Number(part ?? 0));
  if (hour > 24 || minute > 59 || second > 60 || (half !== null && hour > 12)) return null;
  return {
    ...weekdayOf(day.trim()),
    time: { hour: half === null ? hour : (hour % 12) + (isLate(half) ? 12 : 0), minute, second },
    offset: zone === undefined ? null : offsetOf(zone),
  };
}

const isLate = (half: string): boolean => half === "午後" || half.startsWith("p");

/** Minutes east of UTC: z, utc, jst, +09:00, +0900, +9, utc+9. */
function offsetOf(zone: string): number {
  if (zone === "jst") return 540;
  const match = /([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (!match) return 0;
  return (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0));
}

function weekdayOf(text: string): Pick<Moment, "day" | "weekday"> {
  const kanji = AFTER.exec(text);
  if (kanji) {
    const name = kanji.slice(2).find((found) => found !== undefined);
    return { day: kanji[1] ?? text, weekday: name === undefined ? null : KANJI.indexOf(name) + 1 };
  }
  const before = NAMED_BEFORE.exec(text);
  if (before) return { day: before[2] ?? "", weekday: NAMES.indexOf(before[1] ?? "") + 1 };
  const after = NAMED_AFTER.exec(text);
  return after
    ? { day: (after[1] ?? "").trim(), weekday: NAMES.indexOf(after[2] ?? "") + 1 }
    : { day: text, weekday: null };
}
