"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "@/app/_components/ui/badge";
import { Button } from "@/app/_components/ui/button";
import { PageHeader } from "@/app/_components/ui/page-header";
import type { FormView } from "@/server/diagnosis/diagnosis";
import { useDiagnosisWords } from "../statement-text";
import { ChangeDate } from "./change-date";
import type { useAnswers } from "./use-answers";

interface Props {
  tenant: string;
  view: FormView;
  state: ReturnType<typeof useAnswers>;
  progress: string;
  confirm: ReactNode;
  showPrevious: boolean;
  onPrevious: () => void;
}

/** Team, date and respondent; how far one is; and the one action. It stays in sight on larger screens. */
export function FormHeader({ tenant, view, state, progress, confirm, showPrevious, onPrevious }: Props) {
  const t = useTranslations("diagnosis");
  const words = useDiagnosisWords();
  const context = (
    <>
      <span>{view.team.name}</span>
      <ChangeDate tenant={tenant} view={view} state={state}>
        {words.day(view.date)}
      </ChangeDate>
      <span>{view.respondent}</span>
      {view.fictional && <Badge tone="fictional">{t("fictional")}</Badge>}
    </>
  );
  const actions = (
    <>
      <span className="num hidden text-small text-ink-2 md:inline">{progress}</span>
      {view.previous && (
        <Button onClick={onPrevious} aria-pressed={showPrevious}>
          {t(showPrevious ? "form.hidePrevious" : "form.showPrevious")}
        </Button>
      )}
      <span className="hidden md:inline-flex">{confirm}</span>
    </>
  );
  return (
    <div className="z-[5] -mx-1 bg-paper px-1 md:sticky md:top-0 md:pt-2.5 [&>header]:mb-0 [&>header]:pb-3">
      <PageHeader title={t("title")} context={context} actions={actions} />
    </div>
  );
}
