import { useTranslations } from "next-intl";
import { Panel } from "@/app/_components/ui/panel";
import type { ResultView } from "@/server/diagnosis/diagnosis";
import { useDiagnosisWords } from "../statement-text";
import { TurnList } from "../turn-list";

/** What turned since the diagnosis before. */
export function Turned({ view }: { view: ResultView }) {
  const { previous } = view;
  const t = useTranslations("diagnosis.result");
  const words = useDiagnosisWords();
  return (
    <Panel
      title={t("turned")}
      note={previous ? t("turnedNote", { date: words.day(previous.date), hits: words.hits(previous.hits) }) : undefined}
    >
      <Turns view={view} />
    </Panel>
  );
}

function Turns({ view: { day, previous, turns } }: { view: ResultView }) {
  const t = useTranslations("diagnosis.result");
  const say = (text: string) => <p className="text-small leading-loose text-ink-2">{text}</p>;
  if (!previous) return say(t("first"));
  if (turns === null) return say(t("otherVersion"));
  if (turns.length === 0) return say(t("none"));
  return <TurnList turns={turns} version={day.version} full />;
}
