import { text } from "@/domain/bounds";
import { faultOf } from "../fault";
import { PASSWORD_LENGTH } from "./password";

let common: Promise<ReadonlySet<string>> | undefined;

/** The 49,000 most used passwords (zxcvbn's list), read when the first one is chosen. */
const commonOnes = (): Promise<ReadonlySet<string>> =>
  (common ??= import("@zxcvbn-ts/language-common").then(
    ({ dictionary }) => new Set(dictionary["passwords-common"] as string[]),
  ));

const LETTER = /\p{L}/u;
/** The longest beginning that is looked for again and again. */
const LONGEST_UNIT = 8;

/** The word that people remember, without the signs, digits and spaces before and after it. */
function coreOf(text: string): string {
  const signs = [...text];
  const from = signs.findIndex((sign) => LETTER.test(sign));
  return from === -1 ? "" : signs.slice(from, signs.findLastIndex((sign) => LETTER.test(sign)) + 1).join("");
}

/** The shortest beginning that, written several times, is the whole text; else the text. */
function once(text: string): string {
  const signs = [...text];
  for (let length = 1; length <= Math.min(LONGEST_UNIT, signs.length / 2); length += 1) {
    if (signs.length % length === 0 && signs.every((sign, at) => sign === signs[at % length]))
      return signs.slice(0, length).join("");
  }
  return text;
}

/**
 * Whether a password is among the first that are tried: a common one, one with digits or signs around it, one written
 * several times, or three different characters at most. Upper and lower case count alike. No other rules (SECURITY 9).
 */
export async function isCommonPassword(password: string): Promise<boolean> {
  const folded = password.normalize("NFKC").toLowerCase();
  const core = coreOf(folded);
  const known = await commonOnes();
  return (
    new Set(folded).size <= 3 || core === "" || [folded, core, once(folded), once(core)].some((text) => known.has(text))
  );
}

/** A new password: 12 to 128 characters of any kind, none of the common ones (Fault `password_common`). */
export const passwordSchema = text(PASSWORD_LENGTH.max, PASSWORD_LENGTH.min).refine(
  async (password) => !(await isCommonPassword(password)),
  faultOf("password_common"),
);
