import { useTranslations } from "next-intl";
import { TurningScale } from "@/app/_components/kpi/turning-scale";
import type { DayView } from "@/server/diagnosis/diagnosis";
import { useDiagnosisWords } from "./statement-text";

/** Where the team stands, drawn and in a sentence. A tie leaves a range, and no band. */
export function Position({ days, day }: { days: readonly DayView[]; day: DayView }) {
  const sentence = usePositionSentence();
  const first = days.find(({ version, hits: [low, high] }) => version === day.version && low === high);
  const [low, high] = day.hits;
  return (
    <div className="mb-5">
      <TurningScale
        first={first && first !== day ? { date: first.date, hits: first.hits[0] } : undefined}
        latest={low === high ? { date: day.date, hits: low } : undefined}
        range={low === high ? undefined : { low, high }}
      />
      <p className="mt-3 text-lead leading-loose" data-testid="position">
        {sentence(days, day)}
      </p>
    </div>
  );
}

function usePositionSentence(): (days: readonly DayView[], day: DayView) => string {
  const t = useTranslations("diagnosis.sentence");
  const words = useDiagnosisWords();
  const compared = (since: number | "otherVersion", first: DayView): string => {
    if (since === "otherVersion") return t("otherVersion");
    const values = { date: words.day(first.date), number: words.number(first.hits), count: Math.abs(since) };
    if (since === 0) return t("same", values);
    return since < 0 ? t("fewer", values) : t("more", values);
  };
  return (days, day) => {
    const told = { date: words.day(day.date), number: words.number(day.hits) };
    const now = day.band ? t("one", { ...told, band: words.band(day.band) }) : t("undecided", told);
    const [first] = days;
    if (!first || first === day) return now;
    const since = sinceFirst(first, day);
    return since === null ? now : [now, compared(since, first)].join(words.locale === "ja" ? "" : " ");
  };
}

/** Hits more (or fewer, negative) than at the first; null while a tie leaves either open. */
function sinceFirst(first: DayView, day: DayView): number | "otherVersion" | null {
  if (first.version !== day.version) return "otherVersion";
  if (first.hits[0] !== first.hits[1] || day.hits[0] !== day.hits[1]) return null;
  return day.hits[0] - first.hits[0];
}
