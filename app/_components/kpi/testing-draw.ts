import type { Locale } from "@/domain/format/number";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { NextIntlClientProvider } from "next-intl";
import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";

const messages = fileURLToPath(new URL("../../../messages/", import.meta.url));

/** Texts of a language by their namespaces. */
function textsOf(locale: Locale): Record<string, object> {
  const folder = `${messages}${locale}/`;
  return Object.fromEntries(
    readdirSync(folder).map((file) => [
      file.replace(/\.json$/, ""),
      JSON.parse(readFileSync(`${folder}${file}`, "utf8")) as object,
    ]),
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
