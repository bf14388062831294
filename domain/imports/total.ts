import { foldName, withoutEnd, withoutUnseen } from "@/domain/format/bare-text";

const WORDS = "合計|総計|総合計|小計|累計|集計|平均|平均値|中央値|最大値?|最小値?|標準偏差|前年比|前月比|前週比|構成比";
/** 10月, 2026年度, 月間, 全体: what stands before a total without being a name. */
const SPAN =
  "(?:(?:令和|平成)?\\d{1,4}年度?)?(?:\\d{1,2}月)?(?:第?\\d{1,2}週)?度?分?の?|月間?|週間?|日別?|年間?|期間?|上期|下期|通期|全体|全社|総|件数|数値";
const JAPANESE = new RegExp(`^(?:${SPAN})(?:${WORDS}|計)(?:値|数|件数|行|欄)?$`);
const JAPANESE_LAST = /[^ ](?: ?(?:合計|総計|小計|累計)| 集計)$/;
const MONTH =
  "jan[a-z]*|feb[a-z]*|mar[a-z]*|apr[a-z]*|may|june?|july?|aug[a-z]*|sep[a-z]*|oct[a-z]*|nov[a-z]*|dec[a-z]*";
const ENGLISH_WORD = "totals?|sub-?totals?|sums?|averages?|avg|means?|medians?|maximum|minimum|max|min";
const ENGLISH = new RegExp(
  `^(?:(?:grand|sub|overall|monthly|weekly|daily|yearly|running|month|week|year|all|${MONTH}|\\d{4}) )*(?:${ENGLISH_WORD})(?: (?:of|for|in|${MONTH}|\\d{4}|month|week|year|to|date))*$`,
);
const ENGLISH_LAST = /[^ ] (?:sub-?)?total$/;
const ENGLISH_ANYWHERE = new RegExp(`(?:^|[^a-z])(?:${ENGLISH_WORD})(?:[^a-z]|$)`);

const LONGEST = 60;
/** The words of a cell: signs and what stands in brackets put aside, 合 計 closed up. */
function wordsOf(cell: string): string {
  const folded = withoutUnseen(cell).normalize("NFKC").toLowerCase().trim();
  const bare = withoutEnd(
    folded.replace(/\(.{0,40}\)$/, "").replace(/^[\s*※■●【〔[<(:-]+/, ""),
    " \t*※】〕]>):-",
  ).replace(/[\s・:]+/g, " ");
  return bare.replace(/(?<=[合総小累集平]) (?=[計均])/g, "");
}

/** Whether a cell says, in whole words, that its row is a sum, a mean or another figure of the other rows. A name that exists never does. */
export function saysTotal(cell: string, isName: (text: string) => boolean): boolean {
  if (cell.length > LONGEST || isName(cell)) return false;
  const words = wordsOf(cell);
  return JAPANESE.test(words) || ENGLISH.test(words) || JAPANESE_LAST.test(words) || ENGLISH_LAST.test(words);
}

/** The same of a cell that should be a date and is none: there no name stands, so that a word anywhere tells. */
export const saysTotalForDate = (cell: string, isName: (text: string) => boolean): boolean =>
  saysTotal(cell, isName) || (cell.length <= LONGEST && !isName(cell) && ENGLISH_ANYWHERE.test(wordsOf(cell)));

/** Tells the names that exist from other texts, also when they are written with other widths or blanks. */
export function namesAmong(names: readonly string[]): (text: string) => boolean {
  const folded = new Set(names.map(foldName));
  folded.delete("");
  return (text) => folded.has(foldName(text)) || names.includes(text);
}
