import { useTranslations } from "next-intl";
import { Badge } from "@/app/_components/ui/badge";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { Notice } from "@/app/_components/ui/notice";
import { PageHeader } from "@/app/_components/ui/page-header";
import { Panel } from "@/app/_components/ui/panel";
import type { ResultView } from "@/server/diagnosis/diagnosis";
import { AnswersTable } from "../answers-table";
import { HistoryLine } from "../history-line";
import { Position } from "../position";
import { useDiagnosisWords } from "../statement-text";
import { Actions } from "./actions";
import { Contradictions } from "./contradictions";
import { Removals } from "./removals";
import { RunNotes } from "./run-notes";
import { Turned } from "./turned";

/** One date's result: the band explained, what turned, what the records say against it, and the next step. */
export function Result({ view, tenant, saved }: { view: ResultView; tenant: string; saved: boolean }) {
  const t = useTranslations("diagnosis");
  const bands = useTranslations("checklist.bandText");
  const words = useDiagnosisWords();
  const { day, days, team } = view;
  const context = (
    <>
      <span>{team.name}</span>
      <span className="num">{words.day(day.date)}</span>
      {view.fictional && <Badge tone="fictional">{t("fictional")}</Badge>}
    </>
  );
  return (
    <>
      <PageHeader title={t("result.title")} context={context} actions={<Ways view={view} tenant={tenant} />} />
      {saved && (
        <div className="mb-4">
          <Notice tone="done">{t("result.saved")}</Notice>
        </div>
      )}
      <Position days={days} day={day} />
      {day.band && (
        <p className="-mt-3 mb-5 max-w-[64em] text-body leading-loose text-ink-2" data-testid="band-text">
          {bands(day.band)}
        </p>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_384px]">
        <div className="flex min-w-0 flex-col gap-4">
          <Turned view={view} />
          <Contradictions view={view} />
          <Panel
            title={t(day.respondents > 1 ? "people.title" : "result.answers")}
            note={t("people.note", { date: words.day(day.date), count: day.respondents })}
          >
            <AnswersTable day={day} />
            <RunNotes day={day} />
            <Removals tenant={tenant} team={team.id} day={day} days={days} />
          </Panel>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <Actions view={view} tenant={tenant} />
          <Panel title={t("form.history")} note={t("history.note")}>
            <HistoryLine days={days} />
          </Panel>
          <p className="px-0.5 text-note leading-relaxed text-ink-3">
            {t("selfCheck")} {t("result.version", { version: day.version })}
          </p>
        </div>
      </div>
    </>
  );
}

/** To the neighbours, to one's own answers, back to the list; for a newcomer on to the first record. */
function Ways({ view: { day, days, team, canRun, evidence }, tenant }: { view: ResultView; tenant: string }) {
  const t = useTranslations("diagnosis.result");
  const at = days.indexOf(day);
  const [older, newer] = [days[at - 1], days[at + 1]];
  const nothing = evidence.contacts === 0 && evidence.kpisWithData.length === 0;
  const own = day.runs.some((run) => run.own);
  const to = (date: string) => `/${tenant}/diagnosis/${date}?team=${team.id}`;
  return (
    <>
      {older && (
        <ButtonLink variant="plain" href={to(older.date)}>
          {t("older")}
        </ButtonLink>
      )}
      {newer && (
        <ButtonLink variant="plain" href={to(newer.date)}>
          {t("newer")}
        </ButtonLink>
      )}
      {canRun && (
        <ButtonLink
          variant={own ? "quiet" : "primary"}
          href={`/${tenant}/diagnosis/new?team=${team.id}&date=${day.date}`}
        >
          {t(own ? "again" : "diagnose")}
        </ButtonLink>
      )}
      <ButtonLink href={`/${tenant}/diagnosis?team=${team.id}`}>{t("back")}</ButtonLink>
      {own && nothing && (
        <ButtonLink variant="primary" href={`/${tenant}/record?team=${team.id}`}>
          {t("startRecords")}
        </ButtonLink>
      )}
    </>
  );
}
