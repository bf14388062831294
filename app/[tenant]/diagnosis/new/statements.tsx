"use client";

import { useTranslations } from "next-intl";
import { GuideLink } from "@/app/_components/nav/guide-link";
import { result, STATEMENTS, VIEWPOINTS } from "@/domain/diagnosis/checklist";
import type { FormView } from "@/server/diagnosis/diagnosis";
import { useDiagnosisWords, useStatementText } from "../statement-text";
import { StatementRow } from "./statement-row";
import type { useAnswers } from "./use-answers";
import type { useFlow } from "./use-flow";

interface Props {
  view: FormView;
  state: ReturnType<typeof useAnswers>;
  flow: ReturnType<typeof useFlow>;
  showPrevious: boolean;
}

/** The statements under their four viewpoints, each with its count so far. */
export function Statements({ view, state, flow, showPrevious }: Props) {
  const [t, viewpointOf] = [useTranslations("diagnosis.form"), useTranslations("checklist.viewpoint")];
  const words = useDiagnosisWords();
  const textOf = useStatementText();
  const { perViewpoint } = result(state.answers);
  const { previous } = view;
  const previously = (index: number) =>
    previous && showPrevious
      ? t("previousAnswer", { date: words.day(previous.date), answer: words.answer(previous.answers[index] ?? null) })
      : null;
  return VIEWPOINTS.map((viewpoint) => {
    const { hits, of } = perViewpoint[viewpoint];
    return (
      <section key={viewpoint} aria-labelledby={`viewpoint-${viewpoint}`}>
        <div className="flex items-baseline justify-between border-t border-hairline-strong pt-3 text-small leading-snug">
          <div className="flex items-center gap-1">
            <h2 id={`viewpoint-${viewpoint}`} className="font-semibold text-ink-2">
              {viewpointOf(viewpoint)}
            </h2>
            <GuideLink topic={`viewpoint:${viewpoint}`} />
          </div>
          <span className="num text-ink-2">{t("of", { hits, of })}</span>
        </div>
        {STATEMENTS.map(
          ({ id, viewpoint: own }, index) =>
            own === viewpoint && (
              <StatementRow
                key={id}
                id={id}
                text={textOf(view.checklist, id)}
                answer={state.answers[index] ?? null}
                note={state.notes[id] ?? ""}
                evidence={view.evidence}
                previous={previously(index)}
                current={flow.current === index}
                onAnswer={(applies, by) =>
                  by === "pointer" ? flow.answerAndGoOn(index, applies) : state.answer(index, applies)
                }
                onNote={(text) => state.note(id, text)}
                onEnter={() => flow.enter(index)}
                onLeave={flow.leave}
              />
            ),
        )}
      </section>
    );
  });
}
