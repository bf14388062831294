"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Field } from "@/app/_components/ui/field";
import { DateInput } from "@/app/_components/ui/inputs";
import { isLocalDate } from "@/domain/time/period";
import { EARLIEST_DAY } from "@/domain/reach";
import type { FormView } from "@/server/diagnosis/diagnosis";
import type { useAnswers } from "./use-answers";

/** The date the answers are for, and a way to another: a diagnosis done on paper can be entered later. The draft goes along. */
export function ChangeDate({
  tenant,
  view,
  state,
  children,
}: {
  tenant: string;
  view: FormView;
  state: ReturnType<typeof useAnswers>;
  children: ReactNode;
}) {
  const t = useTranslations("diagnosis");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [date, setDate] = useState(view.date);
  const wrong = !isLocalDate(date) || date > view.today || date < EARLIEST_DAY;
  const go = () => {
    if (wrong) return;
    setOpen(false);
    if (date === view.date) return;
    state.moveTo(date);
    router.replace(`/${tenant}/diagnosis/new?team=${view.team.id}&date=${date}`, { scroll: false });
  };
  const actions = (
    <>
      <Button onClick={() => setOpen(false)}>{t("result.cancel")}</Button>
      <Button variant="primary" disabled={wrong} onClick={go}>
        {t("form.useDate")}
      </Button>
    </>
  );
  return (
    <>
      <Button variant="plain" onClick={() => setOpen(true)}>
        {children}
        <span className="sr-only">{t("form.changeDate")}</span>
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t("form.changeDateTitle")} actions={actions}>
        <Field label={t("date")} hint={t("form.dateHint")} error={wrong ? t("form.dateWrong") : undefined}>
          {(ids) => (
            <DateInput
              id={ids.id}
              describedBy={ids.describedBy}
              invalid={ids.invalid}
              value={date}
              min={EARLIEST_DAY}
              max={view.today}
              className="max-w-48"
              onChange={(event) => setDate(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === "Enter" && !event.nativeEvent.isComposing) {
                  event.preventDefault();
                  go();
                }
              }}
            />
          )}
        </Field>
      </Dialog>
    </>
  );
}
