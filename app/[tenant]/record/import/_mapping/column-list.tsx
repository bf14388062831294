"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classes } from "@/app/_components/ui/classes";
import { Select } from "@/app/_components/ui/inputs";
import {
  type Answer,
  type ColumnUse,
  IMPORT_MEASURES,
  type ImportMapping,
  type ImportMeasure,
  type MappingProblem,
  type MeasureUse,
  totalsOf,
} from "@/domain/imports/mapping";
import type { Question } from "@/domain/imports/questions/reading";
import { BASES } from "@/domain/imports/columns/synonyms";
import { RECORD_MEASURES, type Section } from "@/domain/measures/measure";
import type { Inspection } from "@/server/imports/inspect";
import { QuestionChoice } from "./question-choice";
import { readingOf, readingsOf, readingText, useMeasureName } from "../readings";

type Columns = ImportMapping["columns"];
interface Props {
  inspection: Inspection;
  mapping: ImportMapping;
  problems: readonly { code: MappingProblem; column: number | null }[];
  questions: readonly Question[];
  onAnswer: (question: Question, reading: string) => void;
  onColumns: (changed: Pick<ImportMapping, "columns" | "answers">) => void;
}

/** One line a column of the file: its name, some of its values, what it means and how its numbers are read. */
export function ColumnList({
  inspection: {
    facts: { columns },
  },
  mapping,
  problems,
  questions,
  onAnswer,
  onColumns,
}: Props) {
  const t = useTranslations("import.map");
  const change = (index: number, use: ColumnUse) => {
    // What was answered for a column holds for what it meant; a reading chosen from the list is an answer itself.
    const answers = [
      ...(mapping.answers ?? []).filter(({ column }) => column !== index),
      ...answersIn(index, use, mapping.columns[index]),
    ];
    onColumns({ columns: mapping.columns.map((column, i) => (i === index ? use : column)), answers });
  };
  return (
    <>
      <div
        aria-hidden
        className="hidden gap-4 border-b border-hairline-strong pb-2 text-small text-ink-2 md:grid md:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)_minmax(0,1.2fr)_minmax(0,1.6fr)]"
      >
        <span>{t("column")}</span>
        <span>{t("samples")}</span>
        <span>{t("meaning")}</span>
        <span>{t("reading")}</span>
      </div>
      <ul>
        {columns.map((facts, index) => {
          const asked = questions.filter(({ column }) => column === index);
          const bad = problems.some(({ column }) => column === index);
          return (
            <ColumnLine
              key={index}
              facts={facts}
              name={facts.header || t("noHeader", { number: index + 1 })}
              use={mapping.columns[index] ?? { use: "ignore" }}
              columns={mapping.columns}
              bad={bad}
              onUse={(use) => change(index, use)}
            >
              {asked.map((question) => (
                <QuestionChoice
                  key={question.kind}
                  question={question}
                  use={mapping.columns[index]}
                  name={facts.header}
                  onAnswer={(reading) => onAnswer(question, reading)}
                />
              ))}
            </ColumnLine>
          );
        })}
      </ul>
    </>
  );
}

interface LineProps {
  facts: Inspection["facts"]["columns"][number];
  name: string;
  use: ColumnUse;
  columns: Columns;
  bad: boolean;
  onUse: (use: ColumnUse) => void;
  children: ReactNode;
}

function ColumnLine({ facts, name, use, columns, bad, onUse, children }: LineProps) {
  const t = useTranslations("import.map");
  const value = use.use === "measure" ? use.measure : use.use;
  return (
    <li
      className={classes(
        "grid gap-x-4 gap-y-1.5 border-b border-hairline py-2.5 last:border-b-0 md:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)_minmax(0,1.2fr)_minmax(0,1.6fr)] md:items-center",
        use.use === "ignore" && "text-ink-2",
      )}
    >
      <p className={classes("min-w-0 text-small break-words", use.use !== "ignore" && "font-semibold")}>{name}</p>
      <p className="num min-w-0 truncate text-note text-ink-3">
        {facts.samples.length === 0 ? t("emptyColumn") : facts.samples.join(t("comma"))}
      </p>
      <Select
        aria-label={t("meaningOf", { column: name })}
        value={value}
        invalid={bad}
        onChange={(event) => onUse(meaningToUse(event.target.value, columns))}
      >
        <MeaningOptions />
      </Select>
      {use.use === "measure" ? (
        <ReadingChoice name={name} use={use} columns={columns} onUse={onUse} />
      ) : (
        <p className="text-note leading-normal text-ink-3">
          {use.use === "ignore" && facts.guess.leftOut ? t(`leftOut.${facts.guess.leftOut}`) : ""}
        </p>
      )}
      {children}
    </li>
  );
}

/** The unit a person took from the list of readings, where a question would ask for it. */
function answersIn(column: number, use: ColumnUse, before: ColumnUse | undefined): Answer[] {
  if (
    use.use !== "measure" ||
    before?.use !== "measure" ||
    use.measure !== before.measure ||
    (use.unit === before.unit && use.as === before.as)
  )
    return [];
  if (use.as === "rate") return [{ column, kind: "rate", reading: use.unit }];
  return use.unit === "seconds" ? [{ column, kind: "unit", reading: "seconds" }] : [];
}

/** A measure newly chosen is read as the plain sum of its own unit. */
function meaningToUse(value: string, columns: Columns): ColumnUse {
  if (value === "ignore" || value === "date" || value === "team" || value === "channel") return { use: value };
  const measure = IMPORT_MEASURES.find((one) => one === value) ?? "contacts";
  return withBase({ use: "measure", measure, ...readingOf(readingsOf(measure)[0] ?? "total:one"), per: null }, columns);
}

function withBase(use: MeasureUse, columns: Columns): MeasureUse {
  if (use.as === "total") return { ...use, per: null };
  const totals = totalsOf(columns);
  const usual =
    BASES[use.measure]?.find((base) => totals.has(base)) ?? [...totals].find((base) => base !== use.measure) ?? null;
  return { ...use, per: use.per !== null && totals.has(use.per) ? use.per : usual };
}

function MeaningOptions() {
  const [t, sections] = [useTranslations("import.map"), useTranslations("import.section")];
  const nameOf = useMeasureName();
  const groups = [...new Set(RECORD_MEASURES.map(({ section }) => section))] as Section[];
  return (
    <>
      <option value="ignore">{t("use.ignore")}</option>
      <option value="date">{t("use.date")}</option>
      <option value="channel">{t("use.channel")}</option>
      <option value="team">{t("use.team")}</option>
      <option value="contacts">{nameOf("contacts")}</option>
      {groups.map((section) => (
        <optgroup key={section} label={sections(section)}>
          {RECORD_MEASURES.filter((measure) => measure.section === section).map(({ id }) => (
            <option key={id} value={id}>
              {nameOf(id as ImportMeasure)}
            </option>
          ))}
        </optgroup>
      ))}
    </>
  );
}

function ReadingChoice({
  name,
  use,
  columns,
  onUse,
}: {
  name: string;
  use: MeasureUse;
  columns: Columns;
  onUse: (use: ColumnUse) => void;
}) {
  const t = useTranslations("import.map");
  const nameOf = useMeasureName();
  const bases = [...totalsOf(columns)].filter((base) => base !== use.measure);
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2">
      <Select
        aria-label={t("readingOf", { column: name })}
        className="w-44"
        value={`${use.as}:${use.unit}`}
        onChange={(event) => onUse(withBase({ ...use, ...readingOf(event.target.value) }, columns))}
      >
        {readingsOf(use.measure).map((reading) => (
          <option key={reading} value={reading}>
            {t(readingText(reading))}
          </option>
        ))}
      </Select>
      {use.as !== "total" && (
        <span className="flex items-center gap-2 text-note text-ink-2">
          <span aria-hidden>×</span>
          <Select
            aria-label={t("baseOf", { column: name })}
            className="w-36"
            value={use.per ?? ""}
            onChange={(event) => onUse({ ...use, per: bases.find((base) => base === event.target.value) ?? null })}
          >
            <option value="">{t("chooseBase")}</option>
            {bases.map((base) => (
              <option key={base} value={base}>
                {nameOf(base)}
              </option>
            ))}
          </Select>
          <span className="border-b border-dashed border-hairline-strong whitespace-nowrap" title={t("estimateWhy")}>
            {t("estimate")}
          </span>
        </span>
      )}
    </div>
  );
}
