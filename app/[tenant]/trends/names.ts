import { getTranslations } from "next-intl/server";
import { WHY } from "@/app/_components/kpi/why";
import type { Locale } from "@/domain/format/number";
import { namesText } from "@/domain/format/list";
import type { TrendFigure } from "@/server/kpi/figure";
import type { Line, Place } from "./place";
import { subjectName } from "./place";

/** The names of what a trend shows, in the reader's language. */
export async function namesOf({ view, locale }: Place) {
  const [t, kpi, kinds, picker] = [
    await getTranslations("trends"),
    await getTranslations("kpi"),
    await getTranslations("channelKind"),
    await getTranslations("picker"),
  ];
  const several = view.chosen.teams.length > 1;
  const teamNames = view.teams.filter(({ id }) => view.chosen.teams.includes(id)).map(({ name }) => name);
  const channelNames = view.teams
    .flatMap(({ channels }) => channels)
    .filter(({ id }) => view.chosen.channels.includes(id))
    .map(({ name }) => name);
  const definition = await getTranslations("trends.definition");
  const card = await getTranslations("card");
  return {
    /** Why a recorded period has no value; undefined where nothing was recorded. */
    why: ({ value, reason }: TrendFigure): string | undefined => {
      if (value !== null || reason === null || reason === "no_data") return undefined;
      if (reason === "mixed_variant") return definition("flag");
      return card(WHY[reason]);
    },
    subject: subjectName(view.subject.id, kpi, t("contacts")),
    line: (line: Line): string => {
      if (line.by === "others") return t("others");
      if (line.by === "kind" && line.kind) return kinds(line.kind);
      const name = line.archived ? picker("archived", { name: line.name ?? "" }) : (line.name ?? "");
      return line.by === "channel" && several ? picker("channelOf", { channel: name, team: line.team ?? "" }) : name;
    },
    /** Whose figures: teams and channels, by name as long as there are few. */
    scope: [
      view.chosen.allTeams && teamNames.length > 1
        ? picker("allTeams")
        : (few(teamNames, locale) ?? t("teamCount", { count: teamNames.length })),
      channelNames.length === 0
        ? picker("allChannels")
        : (few(channelNames, locale) ?? t("channelCount", { count: channelNames.length })),
    ],
  };
}

export type Names = Awaited<ReturnType<typeof namesOf>>;

const few = (names: readonly string[], locale: Locale): string | null =>
  names.length <= 3 ? namesText(names, locale) : null;
