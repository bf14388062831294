import { useTranslations } from "next-intl";
import type { DayView } from "@/server/diagnosis/diagnosis";

/** The notes on the whole diagnosis. Those on a statement stand beside it. */
export function RunNotes({ day }: { day: DayView }) {
  const t = useTranslations("diagnosis.form");
  const written = day.runs.filter((run) => run.notes["run"]);
  if (written.length === 0) return null;
  return (
    <dl className="mt-4 text-small leading-loose" aria-label={t("runNote")}>
      {written.map((run) => (
        <div key={run.id} className="border-l-2 border-hairline-strong pl-2.5 not-first:mt-2">
          <dt className="text-note text-ink-3">{run.name}</dt>
          <dd className="whitespace-pre-line">{run.notes["run"]}</dd>
        </div>
      ))}
    </dl>
  );
}
