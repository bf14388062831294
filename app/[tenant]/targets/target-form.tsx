"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { spanFaults } from "@/app/_components/time/span-faults";
import { useTargetWords } from "@/app/_components/kpi/target-words";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Field } from "@/app/_components/ui/field";
import { DateInput, Select } from "@/app/_components/ui/inputs";
import { Notice } from "@/app/_components/ui/notice";
import { newId } from "@/app/_lib/new-id";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";
import { KPI_GROUPS, type KpiId } from "@/domain/kpi/kpi";
import type { TargetListView } from "@/server/targets/targets";
import { BoundFields } from "./bound-fields";
import { choicesFor, type Draft, factsOf, firstDraft, meets } from "./draft";
import { Meeting } from "./meeting";
import type { Opened } from "./open";
import { COMPANY } from "./use-target-name";

interface TargetFormProps {
  tenant: string;
  view: TargetListView;
  open: Exclude<Opened, null>;
  onClose: (told?: string) => void;
}

/** Sets a target, or corrects one. The last day belongs to it; the stored end is the day after. */
export function TargetForm({ tenant, view, open, onClose }: TargetFormProps) {
  const [t, kpi] = [useTranslations("targets"), useTranslations("kpi")];
  const [words, errorText, router, form] = [useTargetWords(), useErrorText(), useRouter(), useId()];
  const own = open.what === "new" ? null : open.target;
  // Kept over a failed try, so that trying again sets one target.
  const [id] = useState(() => own?.id ?? newId());
  const [draft, setDraft] = useState(() => firstDraft(view, open, words.locale));
  const [tried, setTried] = useState(false);
  const set = (change: Partial<Draft>) => setDraft((old) => ({ ...old, ...change }));
  const choice = view.choices.find((one) => one.id === draft.kpi);
  const save = useMutation(
    useTRPC().target.set.mutationOptions({
      onSuccess: () => {
        router.refresh();
        onClose(t(own ? "changed" : "set", { name: kpi(draft.kpi) }));
      },
    }),
  );
  if (!choice) return null;
  const facts = factsOf(draft, choice);
  const faults = spanFaults(draft);
  const told = (fault: string | null) => (tried && fault ? t(`fault.${fault}`) : undefined);
  const met = facts && meets(view, facts, own);
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!facts || met?.blocked || save.isPending) return;
    save.mutate({
      tenant,
      id,
      ...facts,
      replaces: own && { low: own.low, high: own.high, start: own.start, until: own.until },
    });
  };
  return (
    <Dialog
      open
      onClose={() => onClose()}
      title={t(own ? "changeTitle" : "addTitle")}
      actions={
        <>
          <Button onClick={() => onClose()}>{t("cancel")}</Button>
          <Button type="submit" form={form} variant="primary" busy={save.isPending}>
            {t(own ? "saveChange" : "save")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="flex flex-col gap-3">
        <Subject view={view} draft={draft} set={set} fixed={own !== null} />
        <BoundFields view={view} draft={draft} choice={choice} set={set} tried={tried} />
        <div className="grid grid-cols-2 gap-3">
          <Field label={t("start")} error={told(faults.start)}>
            {(ids) => (
              <DateInput {...ids} value={draft.start} onChange={({ target }) => set({ start: target.value })} />
            )}
          </Field>
          <Field label={t("lastDay")} hint={t("lastDayHint")} error={told(faults.last)}>
            {(ids) => <DateInput {...ids} value={draft.last} onChange={({ target }) => set({ last: target.value })} />}
          </Field>
        </div>
        {own && <p className="text-note leading-loose text-ink-2">{t("changeNote")}</p>}
        {met && facts && <Meeting met={met} start={facts.start} unit={choice.unit} />}
        {save.error && <Notice tone="error">{errorText(save.error)}</Notice>}
      </form>
    </Dialog>
  );
}

/** Whose target of which KPI. A target keeps both: another one is set instead. */
function Subject({
  view,
  draft,
  set,
  fixed,
}: {
  view: TargetListView;
  draft: Draft;
  set: (change: Partial<Draft>) => void;
  fixed: boolean;
}) {
  const [t, kpi, ledger] = [useTranslations("targets"), useTranslations("kpi"), useTranslations("ledger")];
  const offered = choicesFor(view, draft.place);
  const onPlace = (place: string) => {
    const stays = choicesFor(view, place).some(({ id }) => id === draft.kpi);
    set(stays ? { place } : { place, kpi: choicesFor(view, place)[0]?.id ?? draft.kpi, low: "", high: "" });
  };
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label={t("concerns")}>
        {({ id }) => (
          <Select id={id} value={draft.place} disabled={fixed} onChange={({ target }) => onPlace(target.value)}>
            {(view.mayAddForCompany || draft.place === COMPANY) && <option value={COMPANY}>{t("wholeCompany")}</option>}
            {view.teams.map((team) => (
              <option key={team.id} value={team.id}>
                {team.name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t("kpi")}>
        {({ id }) => (
          <Select
            id={id}
            value={draft.kpi}
            disabled={fixed}
            onChange={({ target }) => set({ kpi: target.value as KpiId, low: "", high: "" })}
          >
            {KPI_GROUPS.map((group) => (
              <optgroup key={group} label={ledger(group)}>
                {offered
                  .filter((one) => one.group === group)
                  .map((one) => (
                    <option key={one.id} value={one.id}>
                      {kpi(one.id)}
                    </option>
                  ))}
              </optgroup>
            ))}
          </Select>
        )}
      </Field>
    </div>
  );
}
