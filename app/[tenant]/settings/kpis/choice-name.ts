"use client";

import { useTranslations } from "next-intl";
import type { Variants } from "@/domain/kpi/kpi";

/** A choice in the words the cards use for it. */
export function useChoiceName(): (key: keyof Variants, value: Variants[keyof Variants]) => string {
  const [t, card] = [useTranslations("settings"), useTranslations("card.variant")];
  return (key, value) => {
    if (value === null) return t("noCap");
    if (key === "slThresholdSec") return t("seconds", { seconds: Number(value) });
    if (key === "ltvCapYears") return t("years", { years: Number(value) });
    return card(String(value));
  };
}
