"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Field } from "@/app/_components/ui/field";
import { TextArea } from "@/app/_components/ui/inputs";
import { SegmentedChoice } from "@/app/_components/ui/segmented-choice";
import type { StatementId } from "@/domain/diagnosis/checklist";
import type { EvidenceView } from "@/server/diagnosis/evidence";
import { EvidenceLine } from "../evidence-line";
import type { StatementText } from "../statement-text";

interface Props {
  id: StatementId;
  text: StatementText;
  answer: boolean | null;
  note: string;
  evidence: EvidenceView;
  /** What was answered last time, where the reader asked to see it. */
  previous: string | null;
  /** The one the keys 1 and 2 answer. */
  current: boolean;
  onAnswer: (applies: boolean, by: "pointer" | "keyboard") => void;
  onNote: (text: string) => void;
  onEnter: () => void;
  onLeave: () => void;
}

/** A statement, its two answers, what the records say, and a note for those who want one. */
export function StatementRow({
  id,
  text,
  answer,
  note,
  evidence,
  previous,
  current,
  onAnswer,
  onNote,
  onEnter,
  onLeave,
}: Props) {
  const t = useTranslations("diagnosis");
  const pointer = useRef(false);
  const [opened, setOpened] = useState(false);
  const noting = opened || note !== "";
  const option = (value: "yes" | "no", key: string, label: string) => ({
    value,
    label: (
      <>
        <Key show={current}>{key}</Key>
        {label}
      </>
    ),
  });
  return (
    <div
      data-statement={id}
      onFocus={onEnter}
      onBlur={onLeave}
      className="grid scroll-mt-20 scroll-mb-36 gap-x-4 gap-y-2.5 border-b border-hairline py-3.5 last:border-b-0 sm:grid-cols-[minmax(0,1fr)_272px]"
    >
      <div className="grid min-w-0 grid-cols-[20px_minmax(0,1fr)] gap-x-2.5">
        <span aria-hidden className="num leading-loose text-ink-3">
          {text.number}
        </span>
        <div className="min-w-0">
          <p className="leading-loose">
            {text.text} {!noting && <NoteButton number={text.number} onOpen={() => setOpened(true)} />}
          </p>
          {previous !== null && <p className="mt-0.5 text-note leading-relaxed text-ink-3">{previous}</p>}
          <EvidenceLine statement={id} evidence={evidence} answer={answer} />
          {noting && (
            <Note number={text.number} note={note} focus={opened} onNote={onNote} onKeep={() => setOpened(true)} />
          )}
        </div>
      </div>
      <div
        className="isolate *:min-h-[44px] *:w-full"
        onPointerDown={() => {
          pointer.current = true;
        }}
        onKeyDown={() => {
          pointer.current = false;
        }}
      >
        <SegmentedChoice
          label={`${t("form.statement", { number: text.number })} ${text.text}`}
          size="touch"
          options={[option("yes", "1", t("applies")), option("no", "2", t("doesNot"))]}
          value={optionOf(answer)}
          onChange={(value) => onAnswer(value === "yes", pointer.current ? "pointer" : "keyboard")}
        />
      </div>
    </div>
  );
}

function optionOf(answer: boolean | null): "yes" | "no" | null {
  if (answer === null) return null;
  return answer ? "yes" : "no";
}

/** The key that gives an answer, beside its words: nothing moves when it comes and goes. */
function Key({ show, children }: { show: boolean; children: string }) {
  return (
    <kbd
      aria-hidden
      className={`num absolute left-1.5 size-4 items-center justify-center rounded-sm border border-current font-sans text-note leading-none max-sm:hidden pointer-coarse:hidden ${show ? "inline-flex" : "hidden"}`}
    >
      {children}
    </kbd>
  );
}

function NoteButton({ number, onOpen }: { number: number; onOpen: () => void }) {
  const t = useTranslations("diagnosis.form");
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-label={`${t("addNote")} (${t("statement", { number })})`}
      className="min-h-6 px-0.5 align-baseline text-note text-ink-3 underline decoration-hairline-strong underline-offset-4 hover:text-ink"
    >
      {t("addNote")}
    </button>
  );
}

/** Stays once opened, also while it is emptied: `onKeep` is called as soon as somebody writes in it. */
function Note({
  number,
  note,
  focus,
  onNote,
  onKeep,
}: {
  number: number;
  note: string;
  focus: boolean;
  onNote: (text: string) => void;
  onKeep: () => void;
}) {
  const t = useTranslations("diagnosis.form");
  return (
    <div className="mt-2">
      <Field label={t("note", { number })}>
        {({ id, describedBy }) => (
          <TextArea
            id={id}
            describedBy={describedBy}
            rows={2}
            maxLength={1000}
            value={note}
            autoFocus={focus}
            onFocus={onKeep}
            onChange={(event) => onNote(event.target.value)}
          />
        )}
      </Field>
    </div>
  );
}
