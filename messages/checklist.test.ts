import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CHECKLIST_VERSION, STATEMENT_IDS } from "@/domain/diagnosis/checklist";

type Texts = Record<string, Record<string, string>>;

/** The statements of every version. */
function textsOf(locale: string, kind: "texts" | "short"): Texts {
  const file = new URL(`./${locale}/checklist.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as Record<string, Texts>)[kind] ?? {};
}

// A run says which wording it answered, so a wording once used never changes: a new one is a new version, added here.
const USED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "2026-11": { ja: "1561d968878d3ea8", en: "1b800d19f14cd2e1" },
};
const fingerprint = (texts: Record<string, string> = {}) =>
  createHash("sha256")
    .update(STATEMENT_IDS.map((id) => texts[id]).join("\n"))
    .digest("hex")
    .slice(0, 16);

test("the current version is among those used", () => expect(Object.keys(USED)).toContain(CHECKLIST_VERSION));

test.each(["ja", "en"])(
  "in %s every version used is there as it was answered, with a short name for each statement",
  (locale) => {
    const [texts, short] = [textsOf(locale, "texts"), textsOf(locale, "short")];
    expect(Object.keys(texts).sort()).toEqual(Object.keys(USED).sort());
    for (const [version, frozen] of Object.entries(USED)) {
      expect(Object.keys(texts[version] ?? {})).toEqual([...STATEMENT_IDS]);
      expect(Object.keys(short[version] ?? {})).toEqual([...STATEMENT_IDS]);
      expect(fingerprint(texts[version])).toBe(frozen[locale]);
    }
  },
);
