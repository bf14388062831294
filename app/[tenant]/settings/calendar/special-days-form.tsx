"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Field } from "@/app/_components/ui/field";
import { DateInput, Select, TextInput } from "@/app/_components/ui/inputs";
import { Notice } from "@/app/_components/ui/notice";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";
import { type DeclaredDay, declaredIn, SPECIAL_DAY_KINDS } from "@/domain/tenants/settings";

interface SpecialDaysFormProps {
  tenant: string;
  today: string;
  /** What is declared already. */
  special: readonly DeclaredDay[];
  onClose: (told?: string) => void;
}

/** Declares days in one go: the year's end, a stocktaking, a Saturday at work. */
export function SpecialDaysForm({ tenant, today, special, onClose }: SpecialDaysFormProps) {
  const [t, errorText, router, form] = [useTranslations("settings"), useErrorText(), useRouter(), useId()];
  const [draft, setDraft] = useState({
    from: today,
    last: "",
    name: "",
    kind: SPECIAL_DAY_KINDS[0] as (typeof SPECIAL_DAY_KINDS)[number],
  });
  const save = useMutation(
    useTRPC().settings.saveSpecialDays.mutationOptions({
      onSuccess: ({ days }) => {
        router.refresh();
        onClose(t("specialAdded", { name: draft.name.trim(), days }));
      },
    }),
  );
  const set = (change: Partial<typeof draft>) => setDraft((old) => ({ ...old, ...change }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const last = draft.last || draft.from;
    if (!save.isPending)
      save.mutate({ tenant, ...draft, last, name: draft.name.trim(), replaces: declaredIn(special, draft.from, last) });
  };
  return (
    <Dialog
      open
      onClose={() => onClose()}
      title={t("addSpecial")}
      actions={
        <>
          <Button onClick={() => onClose()}>{t("cancel")}</Button>
          <Button type="submit" form={form} variant="primary" busy={save.isPending}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-3">
        <Field label={t("specialName")}>
          {(ids) => (
            <TextInput
              {...ids}
              required
              maxLength={60}
              autoComplete="off"
              placeholder={t("specialNameHint")}
              value={draft.name}
              onChange={({ target }) => set({ name: target.value })}
            />
          )}
        </Field>
        <Field label={t("specialKindLabel")}>
          {(ids) => (
            <Select
              {...ids}
              value={draft.kind}
              onChange={({ target }) => set({ kind: target.value as typeof draft.kind })}
            >
              {SPECIAL_DAY_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`specialKindLong.${kind}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <div className="grid grid-cols-2 gap-3">
          <Field label={t("from")}>
            {(ids) => (
              <DateInput {...ids} required value={draft.from} onChange={({ target }) => set({ from: target.value })} />
            )}
          </Field>
          <Field label={t("last")} hint={t("lastHint")}>
            {(ids) => <DateInput {...ids} value={draft.last} onChange={({ target }) => set({ last: target.value })} />}
          </Field>
        </div>
        {save.error && <Notice tone="error">{errorText(save.error)}</Notice>}
      </form>
    </Dialog>
  );
}
