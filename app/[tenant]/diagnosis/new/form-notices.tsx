"use client";

import { useTranslations } from "next-intl";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Notice } from "@/app/_components/ui/notice";
import type { FormView } from "@/server/diagnosis/diagnosis";
import { useDiagnosisWords } from "../statement-text";
import type { useAnswers } from "./use-answers";
import type { useSave } from "./use-save";

type Save = ReturnType<typeof useSave>;

/** What one should know before confirming: an earlier run that would be replaced, others' runs, a kept draft, a failure. */
export function FormNotices({
  view,
  state,
  save,
}: {
  view: FormView;
  state: ReturnType<typeof useAnswers>;
  save: Save;
}) {
  const t = useTranslations("diagnosis.form");
  const words = useDiagnosisWords();
  const errorText = useErrorText();
  const forget = (
    <Button variant="plain" onClick={state.forget}>
      {t("discard")}
    </Button>
  );
  return (
    <div className="mb-4 flex flex-col gap-2.5 empty:hidden">
      {save.error && (
        <Notice tone="error" title={t("notSaved")}>
          {errorText(save.error)}
        </Notice>
      )}
      {view.replaces !== null && !save.leaving && (
        <Notice tone="attention" title={t("againTitle")}>
          {t("again", { date: words.day(view.date) })}
        </Notice>
      )}
      {view.others.length > 0 && <Notice tone="info">{t("others", { names: words.list(view.others) })}</Notice>}
      {state.hasDraft && (
        <p className="flex flex-wrap items-center gap-x-3 text-note text-ink-3" data-testid="draft">
          {t("draft")}
          {forget}
        </p>
      )}
    </div>
  );
}

/** Another window has confirmed one's own run of that day: nothing is replaced without a word. */
export function ReplaceDialog({ save }: { save: Save }) {
  const t = useTranslations("diagnosis.form");
  const actions = (
    <>
      <Button onClick={save.dismiss}>{t("keep")}</Button>
      <Button variant="primary" onClick={() => save.submit(save.conflict)}>
        {t("replace")}
      </Button>
    </>
  );
  return (
    <Dialog open={save.conflict !== null} onClose={save.dismiss} title={t("replaceTitle")} actions={actions}>
      {t("replaceText")}
    </Dialog>
  );
}
