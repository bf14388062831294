import { z } from "zod";
import { faultOf } from "../fault";
import { PASSWORD_LENGTH } from "./password";

let common: Promise<ReadonlySet<string>> | undefined;

/** The 49,000 most used passwords (zxcvbn's list), read when the first one is chosen. */
const commonOnes = (): Promise<ReadonlySet<string>> =>
  (common ??= import("@zxcvbn-ts/language-common").then(({ dictionary }) => new Set(dictionary["passwords-common"] as string[])));

/** Signs, digits and spaces before and after the word that people remember. */
const EDGES = /^[^\p{L}]+|[^\p{L}]+$/gu;
const SHORTEST_REPEAT = /^(.{1,8}?)\1+$/u;

/**
 * Whether a password is among the first that are tried: a common one, one with digits or signs around it, one written
 * several times, or three different characters at most. Upper and lower case count alike. No other rules (SECURITY 9).
 */
export async function isCommonPassword(password: string): Promise<boolean> {
  const folded = password.normalize("NFKC").toLowerCase();
  const core = folded.replace(EDGES, "");
  const once = (text: string) => SHORTEST_REPEAT.exec(text)?.[1] ?? text;
  const known = await commonOnes();
  return new Set(folded).size <= 3 || core === "" || [folded, core, once(folded), once(core)].some((text) => known.has(text));
}

/** A new password: 12 to 128 characters of any kind, none of the common ones (Fault `password_common`). */
export const passwordSchema = z.string().min(PASSWORD_LENGTH.min).max(PASSWORD_LENGTH.max)
  .refine(async (password) => !(await isCommonPassword(password)), faultOf("password_common"));
