import { useTranslations } from "next-intl";
import { Badge } from "@/app/_components/ui/badge";
import { STATEMENTS, type StatementId } from "@/domain/diagnosis/checklist";
import type { DayView } from "@/server/diagnosis/diagnosis";
import { useDiagnosisWords, useStatementText } from "./statement-text";

const CELL = "px-2 text-center align-top py-2.5";

/** The answers of one date, a column a respondent; with several also the team's, and where they disagree. `brief`: no notes, short names. */
export function AnswersTable({ day, brief = false }: { day: DayView; brief?: boolean }) {
  const t = useTranslations("diagnosis");
  const several = day.runs.length > 1;
  return (
    <>
      {several && <Spread day={day} />}
      <div
        tabIndex={0}
        role="group"
        aria-label={t("people.title")}
        className="relative max-w-full overflow-x-auto rounded-sm"
      >
        <table className="w-full border-collapse text-small leading-normal" data-testid="answers">
          <caption className="sr-only">{t("people.title")}</caption>
          <thead>
            <tr className="border-b border-hairline-strong text-ink-2">
              <th scope="col" className={`pb-2 text-left font-normal ${several ? "min-w-32" : "min-w-52"}`}>
                {t("people.statement")}
              </th>
              {day.runs.map(({ id, name, own }) => (
                <th key={id} scope="col" className="min-w-14 px-2 pb-2 font-normal sm:whitespace-nowrap">
                  {name}
                  {own && <span className="block text-note text-ink-3">{t("people.you")}</span>}
                </th>
              ))}
              {several && (
                <th scope="col" className="min-w-14 px-2 pb-2 font-semibold text-ink">
                  {t("people.majority")}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {STATEMENTS.map(({ id }, index) => (
              <AnswerRow key={id} day={day} id={id} index={index} brief={brief} />
            ))}
          </tbody>
          <tfoot>
            <tr className="border-t border-hairline-strong">
              <th scope="row" className="py-2 text-left font-normal text-ink-2">
                {t("people.hits")}
              </th>
              {day.runs.map(({ id, hits }) => (
                <td key={id} className="num px-2 py-2 text-center">
                  {hits}
                </td>
              ))}
              {several && (
                <td className="num px-2 py-2 text-center font-semibold">
                  {day.hits[0] === day.hits[1]
                    ? day.hits[0]
                    : t("history.spread", { low: day.hits[0], high: day.hits[1] })}
                </td>
              )}
            </tr>
          </tfoot>
        </table>
      </div>
      <p aria-hidden className="mt-2 flex flex-wrap gap-x-4 text-note leading-relaxed text-ink-3">
        <span>● {t("applies")}</span>
        <span>○ {t("doesNot")}</span>
        {several && <span>◐ {t("tied")}</span>}
      </p>
      {several && <p className="text-note leading-relaxed text-ink-3">{t("people.majorityNote")}</p>}
    </>
  );
}

/** In full, or short: always in a `brief` table, in a `narrow` one on a phone. */
function Statement({ text, short, brief, narrow }: { text: string; short: string; brief: boolean; narrow: boolean }) {
  if (!narrow) return text;
  return (
    <>
      <span className={brief ? "" : "sm:hidden"}>{short}</span>
      {!brief && <span className="max-sm:hidden">{text}</span>}
    </>
  );
}

function AnswerRow({ day, id, index, brief }: { day: DayView; id: StatementId; index: number; brief: boolean }) {
  const t = useTranslations("diagnosis.people");
  const textOf = useStatementText();
  const { number, text, short } = textOf(day.version, id);
  const split = day.disagreement.spread[index];
  const disputed = day.disagreement.disputed.includes(id);
  const written = !brief ? day.runs.filter((run) => run.notes[id]) : [];
  return (
    <tr
      className={`border-b border-hairline last:border-b-0 ${disputed ? "bg-sunken" : ""}`}
      data-testid={disputed ? `disputed-${id}` : undefined}
    >
      <th scope="row" className="py-2.5 pr-2 pl-1.5 text-left align-top font-normal">
        <span className="grid grid-cols-[18px_minmax(0,1fr)] gap-x-1.5">
          <span className="num text-ink-3">{number}</span>
          <span>
            <Statement text={text} short={short} brief={brief} narrow={brief || day.runs.length > 1} />
            {disputed && split && (
              <span className={brief ? "ml-2" : "mt-1 flex"}>
                <Badge tone="attention">
                  {t("disputedMark")} {t("split", { applies: split.applies, doesNot: split.doesNot })}
                </Badge>
              </span>
            )}
            {written.map((run) => (
              <span
                key={run.id}
                className="mt-1 block border-l-2 border-hairline-strong pl-2 text-note whitespace-pre-line text-ink-2"
              >
                <span className="text-ink-3">{run.name}</span> {run.notes[id]}
              </span>
            ))}
          </span>
        </span>
      </th>
      {day.runs.map((run) => (
        <td key={run.id} className={CELL}>
          <Mark answer={run.answers[index] ?? null} />
        </td>
      ))}
      {day.runs.length > 1 && (
        <td className={`${CELL} font-semibold`}>
          <Mark answer={day.answers[index] ?? null} />
        </td>
      )}
    </tr>
  );
}

/** Half where the team is tied. */
function signOf(answer: boolean | null): string {
  if (answer === null) return "◐";
  return answer ? "●" : "○";
}

function Mark({ answer }: { answer: boolean | null }) {
  const words = useDiagnosisWords();
  return (
    <>
      <span aria-hidden>{signOf(answer)}</span>
      <span className="sr-only">{words.answer(answer)}</span>
    </>
  );
}

/** How far apart the respondents are, in a sentence. */
function Spread({ day }: { day: DayView }) {
  const t = useTranslations("diagnosis");
  const words = useDiagnosisWords();
  const { hits, disputed } = day.disagreement;
  const list = words.list(disputed.map((id) => id.slice(1)));
  const [low, high, count] = [hits[0] ?? 0, hits.at(-1) ?? 0, day.respondents];
  return (
    <p className="mb-3 text-small leading-loose text-ink-2" data-testid="spread">
      {low === high ? t("people.spreadNone", { count, hits: low }) : t("people.spread", { count, low, high })}
      {words.locale === "ja" ? "" : " "}
      {disputed.length === 0 ? t("people.agree") : t("people.disputed", { list, count: disputed.length })}
    </p>
  );
}
