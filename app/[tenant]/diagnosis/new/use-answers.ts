"use client";

import { useSyncExternalStore } from "react";
import { STATEMENT_IDS, type StatementId } from "@/domain/diagnosis/checklist";
import type { FormView } from "@/server/diagnosis/diagnosis";
import { type Draft, readDraft, subscribeDrafts, writeDraft } from "./draft-store";

export type NoteId = StatementId | "run";

/** The answers being given: one's own run of that day to begin with, then the draft that every change keeps. */
export function useAnswers(tenant: string, view: FormView) {
  const keyOf = (date: string) =>
    ["tenkan", "diagnosis", tenant, view.team.id, date, view.userId, view.checklist].join(":");
  const key = keyOf(view.date);
  const draft = useSyncExternalStore(
    subscribeDrafts,
    () => readDraft(key),
    () => null,
  );
  const start: Draft = {
    answers: view.own ? [...view.own.answers] : STATEMENT_IDS.map(() => null),
    notes: view.own?.notes ?? {},
  };
  const { answers, notes } = draft ?? start;
  return {
    answers,
    notes,
    hasDraft: draft !== null,
    complete: answers.every((answer) => answer !== null),
    answer: (index: number, value: boolean) => {
      const latest = readDraft(key) ?? start;
      writeDraft(key, { ...latest, answers: latest.answers.map((known, i) => (i === index ? value : known)) });
    },
    note: (id: NoteId, text: string) => {
      const latest = readDraft(key) ?? start;
      writeDraft(key, { ...latest, notes: { ...latest.notes, [id]: text } });
    },
    forget: () => writeDraft(key, null),
    /** Takes the draft along to another date, unless one waits there. */
    moveTo: (date: string) => {
      if (!draft || readDraft(keyOf(date))) return;
      writeDraft(keyOf(date), draft);
      writeDraft(key, null);
    },
  };
}
