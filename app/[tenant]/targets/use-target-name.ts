"use client";

import { useTranslations } from "next-intl";
import { useTargetWords } from "@/app/_components/kpi/target-words";
import type { TargetListView, TargetView } from "@/server/targets/targets";

export const COMPANY = "company";

/** The words that name a target: its KPI, whose it is, and what it asks. */
export function useTargetName(
  view: TargetListView,
): (target: TargetView) => { name: string; team: string; bounds: string } {
  const [t, kpi] = [useTranslations("targets"), useTranslations("kpi")];
  const words = useTargetWords();
  return (target) => ({
    name: kpi(target.kpi),
    team: view.teams.find(({ id }) => id === target.teamId)?.name ?? t("wholeCompany"),
    bounds: words.bounds(target, view.choices.find(({ id }) => id === target.kpi)?.unit ?? "count"),
  });
}
