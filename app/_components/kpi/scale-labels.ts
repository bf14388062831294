import { useLocale, useTranslations } from "next-intl";
import { type Anchor, anchorOf, placeOf } from "./scale-geometry";
import { monthText } from "./month-text";

export interface ScaleMark {
  date: string;
  hits: number;
}
export interface ScaleMarks {
  first?: ScaleMark;
  latest?: ScaleMark;
  /** Hits still possible: of a diagnosis under way, or of answers that are split. Drawn instead of `latest`. */
  range?: { low: number; high: number };
}

export interface ScaleLabel {
  text: string;
  at: number;
  anchor: Anchor;
  strong: boolean;
  /** Said before `text` in a quieter voice. */
  weak?: string;
}

type Form = "wide" | "narrow";
// Percent of the bar half a label takes at the form's narrowest, and how near two marks may be before their labels join.
const ROOM = {
  wide: { ja: { reach: 9, joined: 20, near: 18 }, en: { reach: 10, joined: 20, near: 20 } },
  narrow: { ja: { reach: 13, joined: 30, near: 30 }, en: { reach: 19, joined: 42, near: 40 } },
} as const;

/** The words above the marks. Two that would run into each other become one: 25/6 7 → 26/10 6項目. */
export function useScaleLabels({ first, latest, range }: ScaleMarks, form: Form): ScaleLabel[] {
  const t = useTranslations("scale");
  const locale = useLocale();
  const { reach, joined, near } = ROOM[form][locale];
  const started = first && first.date !== latest?.date ? first : undefined;
  const date = (mark: ScaleMark) => {
    if (form === "narrow") return monthText(mark.date, locale, "short");
    return monthText(
      mark.date,
      locale,
      started && latest && started.date.slice(0, 7) === latest.date.slice(0, 7) ? "day" : "month",
    );
  };
  const told = (mark: ScaleMark) => t("mark", { date: date(mark), hits: mark.hits });
  const own = range
    ? {
        text: range.low === range.high ? t("hits", { hits: range.low }) : t("between", range),
        at: (placeOf(range.low) + placeOf(range.high)) / 2,
      }
    : latest && { text: told(latest), at: placeOf(latest.hits) };
  if (!own) return [];
  const alone: ScaleLabel = { ...own, anchor: anchorOf(own.at, reach), strong: true };
  if (!started) return [alone];
  const [at, from] = [own.at, placeOf(started.hits)];
  if (Math.abs(at - from) >= near)
    return [{ text: told(started), at: from, anchor: anchorOf(from, reach), strong: false }, alone];
  const middle = (at + from) / 2;
  const anchor = anchorOf(middle, joined);
  return [
    {
      weak: `${told(started)} → `,
      text: own.text,
      at: { start: Math.min(at, from) - 2, middle, end: Math.max(at, from) + 2 }[anchor],
      anchor,
      strong: true,
    },
  ];
}
