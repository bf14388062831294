import { useTranslations } from "next-intl";
import { StepHistory } from "@/app/_components/charts/step-history";
import type { DayView } from "@/server/diagnosis/diagnosis";

/** The step line over the bands. Runs of another wording, and ties, have no place on one line: they are counted below it. */
export function HistoryLine({ days }: { days: readonly DayView[] }) {
  const t = useTranslations("diagnosis.form");
  const version = days.at(-1)?.version;
  const drawn = days.filter((day) => day.version === version && day.hits[0] === day.hits[1]);
  return (
    <>
      <StepHistory runs={drawn.map(({ date, hits }) => ({ date, hits: hits[0] }))} />
      {drawn.length < days.length && (
        <p className="mt-2 text-note leading-relaxed text-ink-3">
          {t("leftOut", { count: days.length - drawn.length })}
        </p>
      )}
    </>
  );
}
