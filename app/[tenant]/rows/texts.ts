import { getTranslations } from "next-intl/server";
import type { Locale } from "@/domain/format/number";
import { listText, namesText } from "@/domain/format/list";
import type { NeedId } from "@/domain/measures/measure";
import type { RowsAnswer } from "@/server/trends/rows";
import { formulaText, nameOverMonths, needName } from "@/server/trends/row-words";

/** What the page says about its rows, in the reader's language. */
export async function rowTexts(view: RowsAnswer, locale: Locale) {
  const [t, kpi, measure, need, kinds, picker, trends] = [
    await getTranslations("rows"),
    await getTranslations("kpi"),
    await getTranslations("measure"),
    await getTranslations("need"),
    await getTranslations("channelKind"),
    await getTranslations("picker"),
    await getTranslations("trends"),
  ];
  const [variants, card] = [await getTranslations("card.variant"), await getTranslations("card")];
  const name = (id: NeedId | "business_days") => needName(id, measure, need);
  const applies = (kind: string) =>
    view.subject.kinds !== "base" && (view.subject.kinds as readonly string[]).includes(kind);
  const out =
    view.subject.source === "record"
      ? view.channels.filter(({ kind }) => !applies(kind)).map((channel) => channel.name)
      : [];
  const several = view.teams.length > 1;
  const teams =
    view.teams.length > 3
      ? trends("teamCount", { count: view.teams.length })
      : namesText(
          view.teams.map((team) => team.name),
          locale,
        );
  const channels = (): string => {
    if (!view.narrowed) return picker("allChannels");
    if (view.channels.length > 3) return trends("channelCount", { count: view.channels.length });
    const nameOf = (one: (typeof view.channels)[number]) =>
      several ? picker("channelOf", { channel: one.name, team: one.team }) : one.name;
    return namesText(view.channels.map(nameOf), locale);
  };
  return {
    name,
    kinds,
    variant: (key: string, values?: Record<string, string>) => variants(key, values),
    subject: view.subject.id === "contacts" ? trends("contacts") : kpi(view.subject.id),
    formula: formulaText(view.subject.formula, nameOverMonths(name, view.footer.months, card)),
    scope: view.subject.source === "base" ? t("company") : `${teams} / ${channels()}`,
    leftOut: out.length > 0 ? t("notApplying", { channels: listText([...new Set(out)], locale) }) : null,
  };
}

export type RowTexts = Awaited<ReturnType<typeof rowTexts>>;
