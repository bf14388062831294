import { createHash } from "node:crypto";
import type { Locale } from "@/domain/format/number";
import { allTexts } from "./all-texts";
import { type Area, textsOf } from "./client-texts";
import { keptTexts } from "./kept-texts";

export interface TextFile {
  address: string;
  body: string;
}

const made = new Map<string, Promise<TextFile>>();

/** A place's texts in one language as a file. Its address names its content: a browser that has it keeps it for good. */
export function textFile(area: Area, locale: Locale): Promise<TextFile> {
  const key = `${area}-${locale}`;
  const known = made.get(key);
  if (known) return known;
  const file = allTexts(locale).then((all) => {
    const texts = textsOf(area, all);
    const body = JSON.stringify(texts);
    const address = `/api/texts/${key}-${createHash("sha256").update(body).digest("hex").slice(0, 16)}.json`;
    keptTexts.set(address, texts);
    return { address, body };
  });
  made.set(key, file);
  file.catch(() => made.delete(key));
  return file;
}
