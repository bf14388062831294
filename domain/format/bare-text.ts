/** Marks that are seen by nobody: zero width, soft hyphens, direction marks, byte order marks, variation selectors. */
const UNSEEN = /[\p{Cf}\u034f\ufe00-\ufe0f]/gu;
/** Nearly every cell has none of what is looked for below. */
const PLAIN = /^[!-&(-<>-~]*$/;

/**
 * What a cell of a file says: without invisible marks, without Excel's `="…"` and leading apostrophe (both mean "as
 * text"), and without blanks at its ends, whatever their width.
 */
export function bareText(text: string): string {
  if (PLAIN.test(text)) return text;
  const seen = text.replace(UNSEEN, "").trim();
  const told = /^="([^"]*)"$/.exec(seen)?.[1] ?? seen;
  return told.replace(/^['’]/, "").trim();
}

/** The text without these characters at its end. From behind: a regular expression begins anew at each of them. */
export function withoutEnd(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text[end - 1] ?? "")) end -= 1;
  return text.slice(0, end);
}

/** The text without invisible marks. */
export const withoutUnseen = (text: string): string => (PLAIN.test(text) ? text : text.replace(UNSEEN, ""));

/** A name as it is compared: width, case, blanks, punctuation and invisible marks make no difference. */
export function foldName(name: string): string {
  return withoutUnseen(name)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_\-・:,.'"/()[\]【】「」#]+/g, "");
}

/** Whether two of these names are one when compared: an import could not tell their rows apart. */
export function alike(a: string, b: string): boolean {
  return a === b || (foldName(a) !== "" && foldName(a) === foldName(b));
}
