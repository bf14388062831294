"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { Field } from "@/app/_components/ui/field";
import { TextArea } from "@/app/_components/ui/inputs";
import { result } from "@/domain/diagnosis/checklist";
import type { FormView } from "@/server/diagnosis/diagnosis";
import { useDiagnosisWords } from "../statement-text";
import { TeamLinks } from "../team-links";
import { FormHeader } from "./form-header";
import { FormNotices, ReplaceDialog } from "./form-notices";
import { SidePanel } from "./side-panel";
import { Statements } from "./statements";
import { useAnswers } from "./use-answers";
import { useFlow } from "./use-flow";
import { useSave } from "./use-save";

/** The eight statements: answered by mouse, touch or the keys 1 and 2, kept as they are given, confirmed at the end. */
export function DiagnosisForm({ tenant, view }: { tenant: string; view: FormView }) {
  const t = useTranslations("diagnosis.form");
  const words = useDiagnosisWords();
  const root = useRef<HTMLFormElement>(null);
  const [showPrevious, setShowPrevious] = useState(false);
  const state = useAnswers(tenant, view);
  const save = useSave(tenant, view, state);
  const flow = useFlow(root, state, !save.busy && save.conflict === null);
  const confirm = (
    <Button variant="primary" type="submit" data-confirm busy={save.busy} disabled={!state.complete && !save.busy}>
      {t(save.busy ? "saving" : "submit")}
    </Button>
  );
  const progress = t("answered", { count: state.answers.filter((answer) => answer !== null).length });
  return (
    <form
      ref={root}
      onSubmit={(event) => {
        event.preventDefault();
        save.submit();
      }}
    >
      <FormHeader
        tenant={tenant}
        view={view}
        state={state}
        progress={progress}
        confirm={confirm}
        showPrevious={showPrevious}
        onPrevious={() => setShowPrevious(!showPrevious)}
      />
      <TeamLinks
        teams={view.teams}
        current={view.team.id}
        href={(id) => `/${tenant}/diagnosis/new?team=${id}&date=${view.date}`}
      />
      <FormNotices view={view} state={state} save={save} />
      <div className="grid items-start gap-x-6 gap-y-6 lg:grid-cols-[minmax(0,1fr)_384px]">
        <div className="min-w-0">
          <Statements view={view} state={state} flow={flow} showPrevious={showPrevious} />
          <div className="mt-4">
            <Field label={t("runNote")} hint={t("runNoteHint")}>
              {({ id, describedBy }) => (
                <TextArea
                  id={id}
                  describedBy={describedBy}
                  rows={2}
                  maxLength={1000}
                  value={state.notes["run"] ?? ""}
                  onChange={(event) => state.note("run", event.target.value)}
                />
              )}
            </Field>
          </div>
          <p className="mt-3 text-note leading-relaxed text-ink-3 pointer-coarse:hidden">{t("keys")}</p>
        </div>
        <aside aria-label={t("progress")} className="lg:sticky lg:top-20">
          <SidePanel view={view} answers={save.leaving && view.own === null ? [] : state.answers} />
        </aside>
      </div>
      <div className="sticky bottom-[calc(var(--spacing)*14+1px+env(safe-area-inset-bottom))] z-[5] -mx-4 mt-6 flex items-center justify-between gap-4 border-t border-hairline bg-paper px-4 py-2.5 md:hidden">
        <span className="num text-small leading-normal text-ink-2">
          {progress}
          <span className="block font-semibold text-ink" data-testid="bar-hits">
            {words.hits(result(state.answers).possibleHits)}
          </span>
        </span>
        {confirm}
      </div>
      <ReplaceDialog save={save} />
    </form>
  );
}
