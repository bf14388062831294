"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Notice } from "@/app/_components/ui/notice";
import { useTRPC } from "@/app/_trpc/client";
import type { DayView, RunView } from "@/server/diagnosis/diagnosis";
import { useDiagnosisWords } from "../statement-text";

interface Props {
  tenant: string;
  team: string;
  day: DayView;
  days: readonly DayView[];
}

/** Taking a run out of the diagnosis: one's own, or for an admin anybody's. Asked first, because this page cannot bring it back. */
export function Removals({ tenant, team, day, days }: Props) {
  const t = useTranslations("diagnosis.result");
  const words = useDiagnosisWords();
  const errorText = useErrorText();
  const router = useRouter();
  const [asked, setAsked] = useState<RunView | null>(null);
  const last = day.runs.length === 1 && days.filter(({ date }) => date === day.date).length === 1;
  const remove = useMutation(
    useTRPC().diagnosis.remove.mutationOptions({
      onSuccess: () => {
        setAsked(null);
        if (last) router.push(`/${tenant}/diagnosis?team=${team}`);
        else router.refresh();
      },
    }),
  );
  const removable = day.runs.filter((run) => run.removable);
  const actions = (
    <>
      <Button onClick={() => setAsked(null)}>{t("cancel")}</Button>
      <Button
        variant="danger"
        busy={remove.isPending}
        onClick={() => asked && remove.mutate({ tenant, id: asked.id, version: asked.edition })}
      >
        {t("removeConfirm")}
      </Button>
    </>
  );
  return (
    <>
      {removable.length > 0 && (
        <div className="mt-3 flex flex-wrap justify-end gap-x-4 text-note">
          {removable.map((run) => (
            <Button
              key={run.id}
              variant="plain"
              onClick={() => {
                remove.reset();
                setAsked(run);
              }}
            >
              {day.runs.length > 1 ? t("removeOf", { name: run.name }) : t("remove")}
            </Button>
          ))}
        </div>
      )}
      <Dialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={t("removeTitle", { name: asked?.name ?? "" })}
        actions={actions}
      >
        {t("removeText", { date: words.day(day.date) })}
        {remove.error && (
          <div className="mt-3">
            <Notice tone="error">{errorText(remove.error)}</Notice>
          </div>
        )}
      </Dialog>
    </>
  );
}
