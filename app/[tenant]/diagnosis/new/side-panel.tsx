"use client";

import { useTranslations } from "next-intl";
import { TurningScale } from "@/app/_components/kpi/turning-scale";
import { Panel } from "@/app/_components/ui/panel";
import { bandOf, result } from "@/domain/diagnosis/checklist";
import { turnsSoFar } from "@/domain/diagnosis/comparison";
import type { FormView } from "@/server/diagnosis/diagnosis";
import { HistoryLine } from "../history-line";
import { useDiagnosisWords } from "../statement-text";
import { TurnList } from "../turn-list";

type Answers = readonly (boolean | null)[];

/** What the answers so far come to, the history they join, and what they have turned since the last diagnosis. */
export function SidePanel({ view, answers }: { view: FormView; answers: Answers }) {
  const t = useTranslations("diagnosis");
  const words = useDiagnosisWords();
  const {
    answered,
    possibleHits: [low, high],
  } = result(answers);
  const left = answers.length - answered;
  const turns = view.previous ? turnsSoFar(view.previous.answers, answers) : [];
  return (
    <div className="flex flex-col gap-4">
      <Panel title={t("form.position")} note={left > 0 ? t("form.remaining", { count: left }) : undefined}>
        <TurningScale
          compact
          range={left > 0 ? { low, high } : undefined}
          latest={left > 0 ? undefined : { date: view.date, hits: low }}
        />
        <p role="status" className="mt-3 min-h-[3.5em] text-small leading-loose text-ink-2" data-testid="outlook">
          <Outlook answers={answers} />
        </p>
      </Panel>
      {view.days.length > 0 && (
        <Panel title={t("form.history")} note={t("history.note")}>
          <HistoryLine days={view.days} />
        </Panel>
      )}
      <Panel
        title={t("form.turned")}
        note={view.previous ? t("form.turnedAt", { date: words.day(view.previous.date) }) : undefined}
      >
        {turns.length > 0 ? (
          <TurnList turns={turns} version={view.checklist} />
        ) : (
          <p className="text-small leading-loose text-ink-2">
            {t(view.previous ? "form.turnedNone" : "form.turnedNoPrevious")}
          </p>
        )}
      </Panel>
      <p className="px-0.5 text-note leading-relaxed text-ink-3">{t("selfCheck")}</p>
    </div>
  );
}

/** Which bands the rest of the answers leave possible, in a sentence. */
export function Outlook({ answers }: { answers: Answers }) {
  const t = useTranslations("diagnosis.form");
  const words = useDiagnosisWords();
  const {
    answered,
    possible,
    possibleHits: [low, high],
    band,
    hits,
  } = result(answers);
  if (answered === 0) return t("start");
  if (band) return t("complete", { hits: words.hits([hits, hits]), band: words.band(band) });
  const [only, ...others] = possible;
  if (only && others.length === 0) return t("certain", { band: words.band(only) });
  const counts = Array.from({ length: high - low + 1 }, (_, i) => low + i);
  const items = possible.map((each) => {
    const own = counts.filter((count) => bandOf(count) === each);
    const [first = low, last = first] = [own[0], own.at(-1)];
    return t("possibleItem", { band: words.band(each), hits: words.hits([first, last]) });
  });
  return t("possible", { list: words.list(items, "disjunction") });
}
