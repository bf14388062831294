import { useTranslations } from "next-intl";
import type { Progress } from "@/domain/targets/attainment";
import type { ShownUnit } from "@/domain/format/currency";
import { useTargetWords } from "./target-words";

/** 目標 92.0% ● 達成 beside a card's value. */
export function TargetNote({ target, unit }: { target: Progress; unit: ShownUnit }) {
  const words = useTargetWords();
  return (
    <span className="num text-note leading-snug text-ink-2">
      <span className="whitespace-nowrap">{words.onCard(target, unit)}</span>{" "}
      <TargetReach target={target} unit={unit} />
    </span>
  );
}

/** ● 達成, ○ あと1.2ポイント. What may not be judged (it runs, or few are behind it) has no mark and no colour. */
export function TargetReach({ target, unit }: { target: Progress; unit: ShownUnit }) {
  const t = useTranslations("target");
  const words = useTargetWords();
  const { standing, reach } = target;
  if (standing === "met")
    return (
      <span className="font-semibold whitespace-nowrap text-better">
        <Mark>●</Mark>
        {t("met")}
      </span>
    );
  if (reach === null || standing === "low_sample") return null;
  if (standing === "missed")
    return (
      <span className="font-medium whitespace-nowrap text-ink">
        <Mark>○</Mark>
        {words.lacking(reach, target, unit)}
      </span>
    );
  return (
    <span className="whitespace-nowrap text-ink-3">
      {reach.side === "met" ? t("metSoFar") : words.lacking(reach, target, unit)}
    </span>
  );
}

const Mark = ({ children }: { children: string }) => (
  <span aria-hidden className="mr-1 align-[0.08em] text-[0.75em]">
    {children}
  </span>
);
