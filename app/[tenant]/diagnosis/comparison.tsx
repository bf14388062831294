import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import { Select } from "@/app/_components/ui/inputs";
import { Panel } from "@/app/_components/ui/panel";
import { STATEMENTS } from "@/domain/diagnosis/checklist";
import type { DayView, HistoryView } from "@/server/diagnosis/diagnosis";
import { useDiagnosisWords, useStatementText } from "./statement-text";
import { TurnList } from "./turn-list";

interface Props {
  days: readonly DayView[];
  comparison: NonNullable<HistoryView["comparison"]>;
  team: string;
}

/** Two diagnoses side by side, statement by statement. Which two is in the address: a plain form that works without script. */
export function Comparison({ days, comparison: { from, to, turns }, team }: Props) {
  const t = useTranslations("diagnosis.compare");
  const words = useDiagnosisWords();
  const options = days.map(({ date, version }) => (
    <option key={`${date} ${version}`} value={date}>
      {words.day(date)}
    </option>
  ));
  const choice = (name: "from" | "to", day: DayView) => (
    <span className="flex items-center gap-2 text-small text-ink-2">
      <label htmlFor={`compare-${name}`}>{t(name)}</label>
      <Select key={day.date} id={`compare-${name}`} name={name} defaultValue={day.date} className="w-44">
        {options}
      </Select>
    </span>
  );
  return (
    <Panel title={t("title")}>
      <form method="get" className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <input type="hidden" name="team" value={team} />
        {choice("from", from)}
        {choice("to", to)}
        <Button type="submit">{t("submit")}</Button>
      </form>
      {from === to && <p className="text-small leading-loose text-ink-2">{t("same")}</p>}
      {turns === null && (
        <p className="text-small leading-loose text-ink-2">
          {t("otherVersion", { from: from.version, to: to.version })}
        </p>
      )}
      {from !== to && turns !== null && <Turned from={from} to={to} turns={turns} />}
    </Panel>
  );
}

function Turned({ from, to, turns }: { from: DayView; to: DayView; turns: NonNullable<Props["comparison"]["turns"]> }) {
  const t = useTranslations("diagnosis.compare");
  const words = useDiagnosisWords();
  const textOf = useStatementText();
  const same = STATEMENTS.filter(({ id }) => !turns.some((turn) => turn.id === id));
  return (
    <div data-testid="comparison">
      <p className="mb-2 text-small leading-loose text-ink-2">
        <span className="num">{words.day(from.date)}</span> {words.hits(from.hits)} →{" "}
        <span className="num">{words.day(to.date)}</span> {words.hits(to.hits)}
        {words.locale === "ja" ? "。" : ". "}
        {turns.length === 0 ? t("none") : t("turned", { count: turns.length })}
      </p>
      <TurnList turns={turns} version={to.version} full />
      {same.length > 0 && (
        <details className="mt-3 text-small">
          <summary className="min-h-6 text-ink-2 pointer-coarse:min-h-11">
            {t("unchanged", { count: same.length })}
          </summary>
          <ul className="mt-1 divide-y divide-hairline">
            {same.map(({ id }) => {
              const { number, text } = textOf(to.version, id);
              return (
                <li key={id} className="grid grid-cols-[20px_minmax(0,1fr)] gap-x-2 py-2.5 leading-relaxed">
                  <span className="num font-semibold">{number}</span>
                  <span>
                    <span className="block">
                      {words.answer(to.answers[STATEMENTS.findIndex((each) => each.id === id)] ?? null)}
                    </span>
                    <span className="text-ink-2">{text}</span>
                  </span>
                </li>
              );
            })}
          </ul>
        </details>
      )}
    </div>
  );
}
