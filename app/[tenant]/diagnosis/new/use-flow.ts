"use client";

import { type RefObject, useEffect, useState } from "react";
import { STATEMENT_IDS } from "@/domain/diagnosis/checklist";
import { useNumberKeys } from "./use-number-keys";
import type { useAnswers } from "./use-answers";

type State = Pick<ReturnType<typeof useAnswers>, "answers" | "answer">;

/**
 * Which statement is being answered, and where the focus goes after it: the next one open, so that no answer
 * is written over in passing; when none is, the confirming button.
 */
export function useFlow(root: RefObject<HTMLElement | null>, { answers, answer }: State, enabled: boolean) {
  const [entered, setEntered] = useState<number | null>(null);
  const [goal, setGoal] = useState<{ at: number } | null>(null);
  const open = answers.findIndex((each) => each === null);

  // After the render that enables the button: what is disabled takes no focus.
  useEffect(() => {
    if (goal) focusOn(root.current, goal.at);
  }, [goal, root]);

  const answerAndGoOn = (index: number, applies: boolean) => {
    answer(index, applies);
    const left = answers.flatMap((each, i) => (each === null && i !== index ? [i] : []));
    setGoal({ at: left.find((i) => i > index) ?? left[0] ?? -1 });
  };
  useNumberKeys((applies) => {
    const at = focusedStatement() ?? open;
    if (at >= 0) answerAndGoOn(at, applies);
  }, enabled);

  return { current: entered ?? open, answerAndGoOn, enter: setEntered, leave: () => setEntered(null) };
}

function focusedStatement(): number | null {
  const id = document.activeElement?.closest("[data-statement]")?.getAttribute("data-statement");
  const at = STATEMENT_IDS.findIndex((each) => each === id);
  return at < 0 ? null : at;
}

/** `at` below 0: nothing is left open, so the confirming button (of the two, the one this screen shows). */
function focusOn(root: HTMLElement | null, at: number): void {
  const row = at < 0 ? null : root?.querySelector(`[data-statement="${STATEMENT_IDS[at]}"]`);
  if (!row) {
    for (const button of root?.querySelectorAll<HTMLElement>("[data-confirm]") ?? [])
      if (button.offsetParent !== null) button.focus();
    return;
  }
  (row.querySelector<HTMLElement>("input:checked") ?? row.querySelector("input"))?.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}
