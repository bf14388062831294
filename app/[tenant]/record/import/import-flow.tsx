"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { Notice } from "@/app/_components/ui/notice";
import { Skeleton } from "@/app/_components/ui/skeleton";
import { newId } from "@/app/_lib/new-id";
import { CheckStep, type Done } from "./_check/check-step";
import { ChooseFile } from "./choose-file";
import type { Draft } from "./draft-store";
import type { ImportHome } from "./import-home";
import { MapStep } from "./_mapping/map-step";
import { Steps } from "./steps";
import { useDraft } from "./use-draft";
import { useInspection } from "./use-inspection";

interface Props {
  tenant: string;
  home: ImportHome;
}

/** Choose, map, check: a file on its way to records. Its children, the history, stand where no file is under way. */
export function ImportFlow({ tenant, home, children }: Props & { children: ReactNode }) {
  const router = useRouter();
  const { draft, save, clear } = useDraft(`${tenant}:${home.memberId}`);
  const [done, setDone] = useState<Done | null>(null);
  if (draft === undefined) return <Skeleton className="h-48 w-full" />;
  const finish = (result: Done) => {
    setDone(result);
    clear();
    router.refresh();
  };
  if (done)
    return (
      <>
        <DoneNotice tenant={tenant} done={done} onNext={() => setDone(null)} />
        {children}
      </>
    );
  return (
    <>
      <Steps
        current={draft === null ? "choose" : draft.step}
        onBack={(step) => {
          if (step === "choose") clear();
          else if (draft) save({ ...draft, step });
        }}
      />
      {draft === null ? (
        <>
          <ChooseFile home={home} onFile={(file) => save({ ...file, ...FRESH, key: newId() })} />
          {children}
        </>
      ) : (
        <Underway tenant={tenant} home={home} draft={draft} save={save} clear={clear} finish={finish} />
      )}
    </>
  );
}

const FRESH: Omit<Draft, "key" | "name" | "bytes"> = {
  step: "map",
  layout: { encoding: null, delimiter: null, headerRow: null },
  choice: {},
  onExisting: "replace",
};

interface UnderwayProps extends Props {
  draft: Draft;
  save: (draft: Draft) => void;
  clear: () => void;
  finish: (done: Done) => void;
}

function Underway({ tenant, home, draft, save, clear, finish }: UnderwayProps) {
  const { decoded, look, mapping } = useInspection(tenant, draft, null);
  const shared = { tenant, home, draft, save, inspection: look.data ?? null, mapping };
  if (draft.step === "check" && mapping && look.data && decoded.ok)
    return <CheckStep {...shared} mapping={mapping} inspection={look.data} text={decoded.text} onDone={finish} />;
  return <MapStep {...shared} decoded={decoded} error={look.error} pending={look.isFetching} onOther={clear} />;
}

function DoneNotice({ tenant, done, onNext }: { tenant: string; done: Done; onNext: () => void }) {
  const t = useTranslations("import.done");
  return (
    <Notice
      tone="done"
      title={t("title", { file: done.fileName })}
      action={
        <div className="flex flex-wrap gap-2">
          <Button onClick={onNext}>{t("next")}</Button>
          <ButtonLink variant="primary" href={`/${tenant}?team=${done.teamId}&range=${done.range}`}>
            {t("see")}
          </ButtonLink>
        </div>
      }
    >
      {t("counts", { new: done.rowsNew, changed: done.rowsChanged, same: done.rowsSame })}
    </Notice>
  );
}
