import type { Locale } from "@/domain/format/number";
import type { AuditView, LogPart } from "../audit/audit";
import { entryTime, type Words, wordsOf } from "../audit/words";
import type { Translate } from "@/domain/format/translate";
import { translatorOf } from "./texts";
import type { Cells } from "./file";

export const logFileName = (locale: Locale): string => nameOf(translatorOf(locale, "audit"));
const nameOf = (t: Translate): string => `${t("fileName")}.csv`;

export const headRow = (zone: string, t: Translate): Cells[number] => [
  `${t("when")} (${zone})`,
  t("who"),
  t("what"),
  t("where"),
  t("changes"),
  t("before"),
  t("after"),
  t("network"),
  t("request"),
];

/** The words of a part's entries, with the names that stand in them. */
export function logWords({ currency, names }: LogPart, locale: Locale): Words {
  return wordsOf({
    t: translatorOf(locale, "audit"),
    kpi: translatorOf(locale, "kpi"),
    measure: translatorOf(locale, "measure"),
    channelKind: translatorOf(locale, "channelKind"),
    role: translatorOf(locale, "role"),
    variant: translatorOf(locale, "card.variant"),
    locale,
    currency,
    names,
  });
}

/** An entry: what was done in words, and to the letter. */
export const entryCells =
  (zone: string, words: Words, t: Translate) =>
  (entry: AuditView): Cells[number] => [
    entryTime(entry.at, zone, "file"),
    words.person(entry),
    words.command(entry),
    words.subject(entry),
    words
      .changes(entry)
      .map(({ field, before, after }) =>
        before === null ? `${field}: ${after}` : t("changeOf", { field, before, after }),
      )
      .join("\n"),
    jsonOf(entry.before),
    jsonOf(entry.after),
    entry.network,
    entry.requestId,
  ];

const jsonOf = (value: unknown): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value);
