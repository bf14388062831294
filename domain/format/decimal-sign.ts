import { withoutUnseen } from "@/domain/format/bare-text";

export const DECIMAL_SIGNS = ["point", "comma"] as const;
export type DecimalSign = (typeof DECIMAL_SIGNS)[number];
/** What a number says about the decimal sign of its file: one of them for sure; or it reads as a whole number and as a fraction alike. */
export type SignSaid = DecimalSign | "open_point" | "open_comma";

/** Blanks that do not break and apostrophes between digits: thousands, whatever the decimal sign. */
const GROUP = /(?<=\d)[\u00a0\u202f\u2007\u2009'’](?=\d)/g;

/**
 * 5,0 and 1.234,5 say comma; 5.0 and 1,234.5 say point; 2.000 and 2,000 leave it open. Null for what has neither.
 * "0,125" and "1234,567" can only be fractions: no group begins with 0 or has four digits.
 */
export function signSaid(text: string): SignSaid | null {
  if (text.length > 64 || !/[.,．，]/.test(text)) return null;
  const token = /^[^\d.,:]{0,12}(\d[\d.,]*\d)[^\d.,:]{0,12}$/.exec(
    withoutUnseen(text).replace(GROUP, "").normalize("NFKC"),
  )?.[1];
  if (token === undefined) return null;
  const [points, commas] = [token.split(".").length - 1, token.split(",").length - 1];
  if (points > 0 && commas > 0) {
    // The last one is the decimal sign, and of that there is one.
    const [last, count] =
      token.lastIndexOf(".") > token.lastIndexOf(",") ? (["point", points] as const) : (["comma", commas] as const);
    return count === 1 ? last : null;
  }
  if (points + commas === 0) return null;
  return points > 0 ? signOfMarks(token, points, "point", "comma") : signOfMarks(token, commas, "comma", "point");
}

/** Of a number with marks of one kind: many of them group thousands; one alone may do either. */
function signOfMarks(token: string, count: number, mark: DecimalSign, other: DecimalSign): SignSaid | null {
  if (count > 1) return /^\d{1,3}([.,]\d{3})+$/.test(token) ? other : null;
  const [whole = "", fraction = ""] = token.split(/[.,]/);
  if (fraction.length !== 3 || whole.length > 3 || whole.startsWith("0")) return mark;
  return mark === "point" ? "open_point" : "open_comma";
}

/** A number whose decimal sign is a comma, written with a point: 1.234,5 as 1,234.5. */
export function withPoint(text: string): string {
  const swapped: Readonly<Record<string, string>> = { ",": ".", ".": "," };
  return text
    .replace(GROUP, ".")
    .normalize("NFKC")
    .replace(/[.,]/g, (mark) => swapped[mark] ?? mark);
}
