import { useTranslations } from "next-intl";
import { Panel } from "@/app/_components/ui/panel";
import { CHECKLIST_VERSION, STATEMENTS } from "@/domain/diagnosis/checklist";
import type { ResultView } from "@/server/diagnosis/diagnosis";
import { EvidenceLine } from "../evidence-line";
import { useDiagnosisWords, useStatementText } from "../statement-text";

/** The answers that say the opposite of the records, each with its number; or that there is nothing to check against. */
export function Contradictions({ view: { day, contradictions, evidence } }: { view: ResultView }) {
  const t = useTranslations("diagnosis.result");
  const words = useDiagnosisWords();
  const textOf = useStatementText();
  const answerOf = (id: string) => day.answers[STATEMENTS.findIndex((each) => each.id === id)] ?? null;
  const nothing = (): string => {
    if (day.version !== CHECKLIST_VERSION) return t("contradictionsOld");
    const silent = evidence.items.every(({ supports }) => supports === null);
    return t(silent ? "contradictionsSilent" : "contradictionsNone");
  };
  return (
    <Panel title={t("contradictions")}>
      {contradictions.length === 0 && <p className="text-small leading-loose text-ink-2">{nothing()}</p>}
      <ul className="-my-1 divide-y divide-hairline empty:hidden">
        {contradictions.map((id) => {
          const { number, text } = textOf(day.version, id);
          return (
            <li key={id} className="grid grid-cols-[20px_minmax(0,1fr)] gap-x-2 py-2.5 text-small leading-relaxed">
              <span className="num font-semibold">{number}</span>
              <div>
                <p>{text}</p>
                <p className="text-ink-2">{t("answered", { answer: words.answer(answerOf(id)) })}</p>
                <EvidenceLine statement={id} evidence={evidence} answer={answerOf(id)} />
              </div>
            </li>
          );
        })}
      </ul>
      {contradictions.length > 0 && (
        <p className="mt-2 text-note leading-relaxed text-ink-3">{t("contradictionsHint")}</p>
      )}
    </Panel>
  );
}
