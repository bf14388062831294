import { useLocale, useTranslations } from "next-intl";
import { bandOf } from "@/domain/diagnosis/checklist";
import { monthText } from "./month-text";
import { ScaleBar } from "./scale-bar";
import type { ScaleMark, ScaleMarks } from "./scale-labels";

interface TurningScaleProps extends ScaleMarks {
  /** The narrow form everywhere, not only where space is narrow. */
  compact?: boolean;
}

/** Where a team stands between 守り and 攻め: the signature at the head of its pages. Text keeps its size at any width. */
export function TurningScale({ compact = false, ...marks }: TurningScaleProps) {
  const spoken = useSpoken(marks);
  return (
    <div role="img" aria-label={spoken} className="@container">
      {!compact && (
        <div aria-hidden className="hidden @min-[720px]:block">
          <ScaleBar {...marks} form="wide" />
        </div>
      )}
      <div aria-hidden className={compact ? "" : "@min-[720px]:hidden"}>
        <ScaleBar {...marks} form="narrow" />
      </div>
    </div>
  );
}

function useSpoken({ first, latest, range }: ScaleMarks): string {
  const t = useTranslations("scale");
  const locale = useLocale();
  const told = (mark: ScaleMark) => ({
    date: monthText(mark.date, locale, "day"),
    hits: mark.hits,
    band: t(`band.${bandOf(mark.hits)}`),
  });
  const sentences = [t("spoken.scale")];
  if (range)
    sentences.push(
      range.low === range.high
        ? t("spoken.now", { hits: range.low, band: t(`band.${bandOf(range.low)}`) })
        : t("spoken.range", range),
    );
  else if (latest) sentences.push(t("spoken.latest", told(latest)));
  else sentences.push(t("none"));
  if (first && first.date !== latest?.date) sentences.push(t("spoken.first", told(first)));
  return sentences.join(locale === "ja" ? "" : " ");
}
