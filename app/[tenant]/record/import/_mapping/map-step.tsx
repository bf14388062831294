"use client";

import { useTranslations } from "next-intl";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_components/ui/button";
import { Notice } from "@/app/_components/ui/notice";
import { Panel } from "@/app/_components/ui/panel";
import { Skeleton } from "@/app/_components/ui/skeleton";
import type { Decoded } from "@/domain/imports/encoding";
import { type ImportMapping, type MappingProblem, mappingProblems } from "@/domain/imports/mapping";
import { openQuestions, type Question, readingOf, withAnswer } from "@/domain/imports/questions/reading";
import type { Inspection } from "@/server/imports/inspect";
import { ColumnList } from "./column-list";
import type { Draft } from "../draft-store";
import type { ImportHome } from "../import-home";
import { LayoutChoice } from "./layout-choice";
import { TargetChoice } from "./target-choice";

interface Props {
  home: ImportHome;
  draft: Draft;
  save: (draft: Draft) => void;
  inspection: Inspection | null;
  mapping: ImportMapping | null;
  decoded: Decoded;
  error: unknown;
  pending: boolean;
  onOther: () => void;
}

/** Which column is what: proposed from the headers or from last time, and a person's to change. */
export function MapStep({ home, draft, save, inspection, mapping, decoded, error, pending, onOther }: Props) {
  const t = useTranslations("import.map");
  const errorText = useErrorText();
  const other = <Button onClick={onOther}>{t("other")}</Button>;
  const layout = (
    <LayoutChoice
      draft={draft}
      decoded={decoded}
      inspection={inspection}
      mapping={mapping}
      onLayout={(changed) => save({ ...draft, layout: { ...draft.layout, ...changed }, choice: {} })}
    />
  );
  if (!decoded.ok)
    return (
      <>
        {layout}
        <Notice tone="error" action={other}>
          {t("unreadable")}
        </Notice>
      </>
    );
  if (error)
    return (
      <>
        {layout}
        <Notice tone="error" action={other}>
          {errorText(error)}
        </Notice>
      </>
    );
  if (!inspection || !mapping)
    return (
      <>
        <Skeleton className="h-20 w-full" />
        <Skeleton className="h-64 w-full" />
      </>
    );
  const choose = (changed: Partial<ImportMapping>) => save({ ...draft, choice: { ...draft.choice, ...changed } });
  const problems = mappingProblems(mapping);
  const monthly = home.targets.some(
    ({ id, cadence }) => cadence === "month" && mapping.places.some(({ channelId }) => channelId === id),
  );
  const { questions } = readingOf(inspection.facts, mapping, { zone: home.zone, monthly });
  const open = openQuestions(questions);
  const answer = (question: Question, reading: string) =>
    save({ ...draft, choice: { ...draft.choice, ...withAnswer(mapping, question, reading) } });
  return (
    <>
      {layout}
      {inspection.remembered && <Notice tone="info">{t("remembered")}</Notice>}
      <TargetChoice home={home} mapping={mapping} choose={choose} problems={problems} />
      <Panel title={t("columns")} note={t("columnsNote", { count: inspection.facts.columns.length })}>
        <ColumnList
          inspection={inspection}
          mapping={mapping}
          problems={problems}
          questions={questions}
          onAnswer={answer}
          onColumns={(changed) => save({ ...draft, choice: changedColumns(draft.choice, mapping, changed) })}
        />
      </Panel>
      <Problems problems={problems} open={open} inspection={inspection} />
      <div className="flex flex-wrap justify-end gap-2">
        {other}
        <Button
          variant="primary"
          disabled={problems.length + open.length > 0}
          busy={pending}
          onClick={() => save({ ...draft, step: "check", choice: mapping })}
        >
          {t("next")}
        </Button>
      </div>
    </>
  );
}

/** Other place columns mean other places: those are proposed anew. */
function changedColumns(
  choice: Draft["choice"],
  mapping: ImportMapping,
  changed: Pick<ImportMapping, "columns" | "answers">,
): Draft["choice"] {
  const placesAt = (list: ImportMapping["columns"]) =>
    list.map(({ use }) => (use === "team" || use === "channel" ? use : "")).join();
  const { places, ...rest } = choice;
  const kept = places && placesAt(mapping.columns) === placesAt(changed.columns) ? { places } : {};
  return { ...rest, ...kept, ...changed };
}

function Problems({
  problems,
  open,
  inspection,
}: {
  problems: readonly { code: MappingProblem; column: number | null }[];
  open: readonly Question[];
  inspection: Inspection;
}) {
  const [t, asked] = [useTranslations("import.map"), useTranslations("import.question")];
  const nameOf = (column: number | null) =>
    column === null ? "" : inspection.facts.columns[column]?.header || t("noHeader", { number: column + 1 });
  if (problems.length + open.length === 0) return null;
  return (
    <Notice tone="attention" title={t("unfinished", { count: problems.length + open.length })}>
      <ul className="list-disc pl-5">
        {open.map(({ kind, column }) => (
          <li key={`${kind}${column}`}>{asked(`open.${kind}`, { column: nameOf(column) })}</li>
        ))}
        {problems.map(({ code, column }) => (
          <li key={`${code}${column}`}>{t(`problem.${code}`, { column: nameOf(column) })}</li>
        ))}
      </ul>
    </Notice>
  );
}
