import { getTranslations } from "next-intl/server";
import { Notice } from "@/app/_components/ui/notice";
import { rangeDigits } from "@/domain/time/short-label";
import { listText } from "@/domain/format/list";
import type { Place } from "./place";

/** What the page did otherwise than asked, and what is not in its figures. */
export async function Notices({ view, locale, ignored }: Place & { ignored: readonly string[] }) {
  const [t, picker] = [await getTranslations("trends"), await getTranslations("picker")];
  const unmet = (): string[] => {
    const periods = view.lines.length === 0 ? view.unmet.map((one) => rangeDigits(one, locale)) : [];
    return periods.length > 0 ? [t("notice.unmet", { periods: listText(periods, locale) })] : [];
  };
  const otherwise = (): string[] => [
    ...(ignored.length > 0 ? [t("notice.ignored", { keys: ignored.join(", ") })] : []),
    ...(view.range.cut ? [t("notice.cut")] : []),
    ...(view.askedGrain !== view.grain ? [t("notice.grain", { grain: t(`grain.${view.grain}`) })] : []),
  ];
  const leftOut = (): string[] => [
    ...(view.by !== "none" && view.subject.source === "base" ? [t("notice.baseSplit")] : []),
    ...(view.subject.source !== "record" && (view.grain === "day" || view.grain === "week")
      ? [t("notice.baseGrain")]
      : []),
    ...unmet(),
    ...(keepsDates(view) ? [t("notice.baseAlign")] : []),
    ...(view.compare === "target" && !view.targetPoints?.some(Boolean) ? [t("noTarget")] : []),
    ...(view.coarser.length > 0
      ? [
          t("notice.coarser", {
            channels: listText(
              view.coarser.map(({ name, team }) => picker("channelOf", { channel: name, team })),
              locale,
            ),
            grain: t(`grain.${view.grain}`),
          }),
        ]
      : []),
  ];
  const lines = [...otherwise(), ...leftOut()];
  if (lines.length === 0) return null;
  return (
    <Notice tone="info">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Notice>
  );
}

/** Weekdays were asked for of what is counted by the month. */
const keepsDates = ({ subject, align, compare }: Place["view"]): boolean =>
  subject.source !== "record" && align === "weekday" && compare === "year";
