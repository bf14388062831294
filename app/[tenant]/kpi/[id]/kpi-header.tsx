import { getLocale, getTranslations } from "next-intl/server";
import { GuideLink } from "@/app/_components/nav/guide-link";
import { EndedTeam } from "@/app/_components/nav/ended-team";
import { Badge } from "@/app/_components/ui/badge";
import { PageHeader } from "@/app/_components/ui/page-header";
import { neighbours, rangeOptions } from "@/app/_components/time/range-options";
import { HeldNote } from "@/app/_components/dashboard/held-note";
import { ViewPicker } from "@/app/_components/dashboard/view-picker";
import { alignmentText } from "@/app/_components/time/alignment";
import type { Place } from "./place";

/** Which KPI, of whom, of when, against what. */
export async function KpiHeader({ view }: Place) {
  const [t, kpi, presets, picker, locale] = [
    await getTranslations("kpiPage"),
    await getTranslations("kpi"),
    await getTranslations("preset"),
    await getTranslations("picker"),
    await getLocale(),
  ];
  const team = view.teams.find(({ id }) => id === view.team);
  const ranges = rangeOptions(view, locale, (preset) => presets(preset));
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4">
      <PageHeader
        title={
          <span className="inline-flex items-center gap-1">
            {kpi(view.card.id)}
            <GuideLink topic={`kpi:${view.card.id}`} />
          </span>
        }
        context={
          <>
            {view.fictional && <Badge tone="fictional">{t("fictional")}</Badge>}
            <span>{team?.archived ? picker("archived", { name: team.name }) : (team?.name ?? picker("allTeams"))}</span>
            {view.range.running && <Badge tone="attention">{t("running")}</Badge>}
            <HeldNote view={view} />
            {view.ended && <EndedTeam team={view.team} />}
          </>
        }
      />
      <ViewPicker
        view={{
          teams: view.teams,
          team: view.team,
          channels: view.channels,
          channel: view.channel,
          range: view.range.text,
          ranges,
          ...neighbours(view),
          compare: view.compare,
          alignment: alignmentText(view.alignment, locale),
        }}
      />
    </div>
  );
}
