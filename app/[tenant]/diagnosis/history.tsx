import { useTranslations } from "next-intl";
import { Panel } from "@/app/_components/ui/panel";
import type { HistoryView } from "@/server/diagnosis/diagnosis";
import { AnswersTable } from "./answers-table";
import { Comparison } from "./comparison";
import { HistoryLine } from "./history-line";
import { Position } from "./position";
import { RunsTable } from "./runs-table";
import { useDiagnosisWords } from "./statement-text";
import { ViewpointTable } from "./viewpoint-table";

interface Props {
  view: HistoryView & { team: NonNullable<HistoryView["team"]> };
  tenant: string;
}

/** Where the team stands, how it came there, what turned between two diagnoses, and where respondents disagree. */
export function History({ view: { days, comparison, team }, tenant }: Props) {
  const t = useTranslations("diagnosis");
  const words = useDiagnosisWords();
  const latest = days.at(-1);
  const shared = days.findLast(({ respondents }) => respondents > 1);
  if (!latest) return null;
  return (
    <>
      <Position days={days} day={latest} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Panel title={t("history.title")} note={t("history.note")}>
          <HistoryLine days={days} />
        </Panel>
        <Panel title={t("history.viewpoints")} note={t("history.viewpointsNote")}>
          <ViewpointTable days={days} />
        </Panel>
        <div className="min-w-0 lg:col-span-2">
          <Panel title={t("history.runs")}>
            <RunsTable days={days} tenant={tenant} team={team.id} />
          </Panel>
        </div>
        {comparison && (
          <div className={`min-w-0 ${shared ? "" : "lg:col-span-2"}`}>
            <Comparison days={days} comparison={comparison} team={team.id} />
          </div>
        )}
        {shared && (
          <div className={`min-w-0 ${comparison ? "" : "lg:col-span-2"}`}>
            <Panel
              title={t("people.title")}
              note={t("people.note", { date: words.day(shared.date), count: shared.respondents })}
            >
              <AnswersTable day={shared} brief />
            </Panel>
          </div>
        )}
      </div>
      <p className="mt-4 text-note leading-relaxed text-ink-3">{t("selfCheck")}</p>
    </>
  );
}
