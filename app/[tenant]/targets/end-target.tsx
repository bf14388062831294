"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { monthText } from "@/app/_components/kpi/month-text";
import { useTargetWords } from "@/app/_components/kpi/target-words";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Field } from "@/app/_components/ui/field";
import { DateInput } from "@/app/_components/ui/inputs";
import { Notice } from "@/app/_components/ui/notice";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";
import { addDays, isLocalDate } from "@/domain/time/period";
import type { TargetListView, TargetView } from "@/server/targets/targets";
import { useTargetName } from "./use-target-name";

interface EndTargetProps {
  tenant: string;
  view: TargetListView;
  target: TargetView;
  onClose: (told?: string) => void;
}

/** Asks for the last day of a target. The last day belongs to it; the stored end is the day after. */
export function EndTarget({ tenant, view, target, onClose }: EndTargetProps) {
  const t = useTranslations("targets");
  const [named, errorText, router, form] = [useTargetName(view)(target), useErrorText(), useRouter(), useId()];
  const { locale } = useTargetWords();
  const [last, setLast] = useState(view.today);
  const [tried, setTried] = useState(false);
  const fault = faultOf(last, target);
  const { low, high, start, until } = target;
  const end = useMutation(
    useTRPC().target.end.mutationOptions({
      onSuccess: () => {
        router.refresh();
        onClose(t("ended", { name: named.name, date: monthText(last, locale, "day") }));
      },
    }),
  );
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (fault === null && !end.isPending)
      end.mutate({ tenant, id: target.id, until: addDays(last, 1), replaces: { low, high, start, until } });
  };
  return (
    <Dialog
      open
      onClose={() => onClose()}
      title={t("endTitle")}
      actions={
        <>
          <Button onClick={() => onClose()}>{t("cancel")}</Button>
          <Button type="submit" form={form} variant="primary" busy={end.isPending}>
            {t("endNow")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="flex flex-col gap-3">
        <p>{t("endText", named)}</p>
        <Field label={t("endDay")} error={tried && fault ? t(`fault.${fault}`) : undefined}>
          {(ids) => <DateInput {...ids} value={last} onChange={({ target: input }) => setLast(input.value)} />}
        </Field>
        {end.error && <Notice tone="error">{errorText(end.error)}</Notice>}
      </form>
    </Dialog>
  );
}

function faultOf(last: string, { start, until }: TargetView): "date" | "order" | "later" | null {
  if (!isLocalDate(last)) return "date";
  if (last < start) return "order";
  return until !== null && addDays(last, 1) > until ? "later" : null;
}
