import { getLocale, getTranslations } from "next-intl/server";
import { EndedTeam } from "@/app/_components/nav/ended-team";
import { Badge } from "@/app/_components/ui/badge";
import { PageHeader } from "@/app/_components/ui/page-header";
import { SavedViews } from "@/app/_components/views/saved-views";
import { CutNotice } from "@/app/_components/trends/cut-notice";
import type { SearchParams } from "@/app/_lib/search-params";
import type { ShellView } from "@/server/tenants/shell";
import { type Place } from "./place";
import { neighbours, rangeOptions } from "@/app/_components/time/range-options";
import { HeldNote } from "@/app/_components/dashboard/held-note";
import { ViewPicker } from "@/app/_components/dashboard/view-picker";
import { alignmentText } from "@/app/_components/time/alignment";

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
  const ended = (one: { name: string; archived: boolean } | undefined) =>
    one?.archived ? picker("archived", { name: one.name }) : one?.name;
  const name = ended(view.teams.find(({ id }) => id === view.team)) ?? picker("allTeams");
  const channel = ended(view.channels.find(({ id }) => id === view.channel));
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
      {view.range.cut && (
        <div className="basis-full pt-2">
          <CutNotice cut />
        </div>
      )}
    </div>
  );
}
