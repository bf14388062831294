"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { Locale } from "@/domain/format/number";
import { SegmentedChoice } from "../ui/segmented-choice";
import { LOCALE, rememberChoice } from "./preference-cookie";

// Each language in its own words: who cannot read the page must still find theirs.
const LANGUAGES: readonly { value: Locale; label: React.ReactNode }[] = [
  { value: "ja", label: <span lang="ja">日本語</span> },
  { value: "en", label: <span lang="en">English</span> },
];

/** The language of the whole product, kept in a cookie; what is typed on the page stays. */
export function LanguageChoice() {
  const t = useTranslations("language");
  const router = useRouter();
  const [pending, start] = useTransition();
  // Shown at once: the page in the other language takes a moment to come.
  const [language, setLanguage] = useState<Locale>(useLocale() === "en" ? "en" : "ja");
  const choose = (next: Locale) => {
    setLanguage(next);
    rememberChoice(LOCALE, next);
    start(() => router.refresh());
  };
  return (
    <span aria-busy={pending}>
      <SegmentedChoice label={t("label")} value={language} onChange={choose} options={LANGUAGES} />
    </span>
  );
}
