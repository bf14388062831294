import type { Locale } from "@/domain/format/number";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { NextIntlClientProvider } from "next-intl";
import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";

type Texts = Record<string, object>;

const messages = fileURLToPath(new URL("../../../messages/", import.meta.url));
const read = (path: string): Texts => JSON.parse(readFileSync(path, "utf8")) as Texts;

/** Texts of a language, with those still kept by area. */
function textsOf(locale: Locale): Texts {
  const parts = existsSync(`${messages}parts`)
    ? readdirSync(`${messages}parts`).filter((name) => name.endsWith(`.${locale}.json`))
    : [];
  return parts.reduce<Texts>(
    (all, name) => {
      for (const [key, value] of Object.entries(read(`${messages}parts/${name}`))) all[key] = { ...all[key], ...value };
      return all;
    },
    read(`${messages}${locale}.json`),
  );
}

/** A component as the server draws it, with the product's texts. */
export function draw(node: ReactNode, locale: Locale = "ja"): string {
  return renderToStaticMarkup(
    createElement(NextIntlClientProvider, {
      locale,
      timeZone: "Asia/Tokyo",
      messages: textsOf(locale),
      children: node,
    }),
  );
}

/** What a reader reads: the markup without its tags. */
export const readable = (html: string): string =>
  html
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
