"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { SegmentedChoice } from "../ui/segmented-choice";
import { rememberChoice, THEME } from "./preference-cookie";

const THEMES = ["device", "light", "dark"] as const;
export type ThemeChosen = (typeof THEMES)[number];

/** Light, dark, or as the device: set at once, and kept in a cookie so that the next page is drawn in it from the start. */
export function ThemeChoice({ chosen }: { chosen: ThemeChosen }) {
  const t = useTranslations("theme");
  const [theme, setTheme] = useState(chosen);
  const choose = (next: ThemeChosen) => {
    setTheme(next);
    rememberChoice(THEME, next === "device" ? null : next);
    if (next === "device") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = next;
  };
  return (
    <SegmentedChoice
      label={t("label")}
      value={theme}
      onChange={choose}
      options={THEMES.map((value) => ({ value, label: t(value) }))}
    />
  );
}
