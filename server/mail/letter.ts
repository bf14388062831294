import { createTranslator } from "next-intl";
import type { Locale } from "@/domain/format/number";
import { withoutLinks } from "@/domain/mail/plain-name";
import en from "@/messages/en/mail.json";
import ja from "@/messages/ja/mail.json";

const TEXTS = { ja: { mail: ja }, en: { mail: en } } as const;

/** The letters Tenkan writes, by the name of their texts under messages "mail". */
export type LetterKind = keyof typeof ja.letter;

export interface Letter {
  subject: string;
  text: string;
  html: string;
}

interface LetterContent {
  kind: LetterKind;
  locale: Locale;
  /** What its sentences are filled in with; plain text, never markup. */
  values?: Readonly<Record<string, string>>;
  /** The page its button opens. */
  link?: string;
}

/** A letter in its reader's language: plain text, and the same as simple HTML that is readable without images or styles. */
export function letterOf({ kind, locale, values: given = {}, link }: LetterContent): Letter {
  // All that is written into a letter was typed by somebody, but for the address it is about.
  const values = Object.fromEntries(
    Object.entries(given).map(([key, value]) => [key, key === "email" ? value : withoutLinks(value)]),
  );
  const t = createTranslator({
    locale,
    messages: TEXTS[locale] as typeof TEXTS.ja,
    namespace: "mail",
    timeZone: "UTC",
  });
  const say = (part: "subject" | "body" | "after") => t(`letter.${kind}.${part}`, values);
  const [subject, body, after] = [oneLine(say("subject")), paragraphs(say("body")), paragraphs(say("after"))];
  const button = link === undefined ? null : { text: t(`letter.${kind}.button`), link };
  const foot = t("foot");
  const text = [...body, ...(button ? [`${button.text}:\n${button.link}`] : []), ...after, `--\n${foot}`].join("\n\n");
  const html = page(locale, [
    ...body.map(paragraph),
    ...(button
      ? [`<p><a href="${escaped(button.link)}">${escaped(button.text)}</a><br>${escaped(button.link)}</p>`]
      : []),
    ...after.map(paragraph),
    `<hr><p>${escaped(foot)}</p>`,
  ]);
  return { subject, text: `${text}\n`, html };
}

/** A name somebody typed must not begin a header of its own. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
const paragraphs = (text: string) =>
  text
    .split("\n")
    .map((one) => one.trim())
    .filter(Boolean);
const paragraph = (text: string) => `<p>${escaped(text)}</p>`;
const page = (locale: Locale, parts: readonly string[]) =>
  `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"></head><body>${parts.join("")}</body></html>`;
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
