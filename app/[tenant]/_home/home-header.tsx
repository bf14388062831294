import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/app/_components/ui/badge";
import { PageHeader } from "@/app/_components/ui/page-header";
import { SavedViews } from "@/app/_components/views/saved-views";
import { CutNotice } from "@/app/_components/trends/cut-notice";
import type { SearchParams } from "@/app/_lib/search-params";
import type { ShellView } from "@/server/tenants/shell";
import { type Place } from "./place";
import { neighbours, rangeOptions, shortLabel } from "@/app/_components/time/range-options";
import { ViewPicker } from "@/app/_components/dashboard/view-picker";

interface Props extends Place {
  shell: Pick<ShellView, "name" | "fictional">;
  searchParams: SearchParams;
}

/** Whose figures these are, of when, against what. */
export async function HomeHeader({ slug, view, shell, searchParams }: Props) {
  const [t, presets, picker, locale] = [
    await getTranslations("home"),
    await getTranslations("preset"),
    await getTranslations("picker"),
    await getLocale(),
  ];
  const name = view.teams.find(({ id }) => id === view.team)?.name ?? picker("allTeams");
  const channel = view.channels.find(({ id }) => id === view.channel)?.name;
  const ranges = rangeOptions(view, locale, (preset) => presets(preset));
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4">
      <PageHeader
        title={name}
        context={
          <>
            {shell.fictional && <Badge tone="fictional">{t("fictional")}</Badge>}
            <span>{shell.name}</span>
            <SavedViews slug={slug} page="home" searchParams={searchParams} />
            {channel && <span>{channel}</span>}
            {view.range.running && <Badge tone="attention">{t("running")}</Badge>}
            {view.before && (
              <span className="text-note text-ink-3">
                {t("compared", { range: shortLabel(view.before, view.calendar, locale) })}
              </span>
            )}
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
        }}
      />
      {view.range.cut && (
        <div className="basis-full pt-2">
          <CutNotice cut />
        </div>
      )}
    </div>
  );
}
