import { useTranslations } from "next-intl";
import { Panel } from "@/app/_components/ui/panel";
import type { ResultView } from "@/server/diagnosis/diagnosis";
import { useDiagnosisWords } from "../statement-text";
import { TurnList } from "../turn-list";

/** What turned since the diagnosis before. */
export function Turned({ view: { day, previous, turns } }: { view: ResultView }) {
  const t = useTranslations("diagnosis.result");
  const words = useDiagnosisWords();
  const say = (text: string) => <p className="text-[13px] leading-[1.75] text-ink-2">{text}</p>;
  return (
    <Panel
      title={t("turned")}
      note={previous ? t("turnedNote", { date: words.day(previous.date), hits: words.hits(previous.hits) }) : undefined}
    >
      {!previous ? (
        say(t("first"))
      ) : turns === null ? (
        say(t("otherVersion"))
      ) : turns.length === 0 ? (
        say(t("none"))
      ) : (
        <TurnList turns={turns} version={day.version} full />
      )}
    </Panel>
  );
}
