"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Field } from "@/app/_components/ui/field";
import { DateInput, NumberInput, Select } from "@/app/_components/ui/inputs";
import { Notice } from "@/app/_components/ui/notice";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";
import { type Variants, variantsSchema } from "@/domain/kpi/kpi";
import { parseNumber } from "@/domain/format/parse-number";
import { isLocalDate } from "@/domain/time/period";
import { variantsOn } from "@/domain/kpi/definitions";
import type { SettingsView } from "@/server/tenants/settings";
import { useChoiceName } from "./choice-name";
import { type OptionKey, OPTIONS } from "./definition-choices";

interface DefinitionFormProps {
  tenant: string;
  view: SettingsView;
  /** null for a new change. */
  start: string | null;
  variants: Variants;
  onClose: (told?: string) => void;
}

/** From a day on, these definitions hold. */
export function DefinitionForm({ tenant, view, start, variants, onClose }: DefinitionFormProps) {
  const [t, errorText, router, form] = [useTranslations("settings"), useErrorText(), useRouter(), useId()];
  const [from, setFrom] = useState(start ?? view.today);
  const [draft, setDraft] = useState<Record<keyof Variants, string>>(
    () =>
      Object.fromEntries(
        Object.entries(variants).map(([key, value]) => [key, value === null ? "" : String(value)]),
      ) as Record<keyof Variants, string>,
  );
  const [tried, setTried] = useState(false);
  const read = variantsSchema.safeParse({
    ...draft,
    slThresholdSec: countOf(draft.slThresholdSec),
    ltvCapYears: draft.ltvCapYears.trim() === "" ? null : countOf(draft.ltvCapYears),
  });
  const wrong = new Set(read.success ? [] : read.error.issues.map(({ path }) => path[0]));
  const save = useMutation(
    useTRPC().settings.saveVariants.mutationOptions({
      onSuccess: () => {
        router.refresh();
        onClose(t("definitionsSaved"));
      },
    }),
  );
  const set = (key: keyof Variants, value: string) => setDraft((old) => ({ ...old, [key]: value }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (read.success && isLocalDate(from) && !save.isPending)
      save.mutate({ tenant, start: from, variants: read.data, replaces: variantsOn(view, from) });
  };
  const told = (isWrong: boolean, text: string) => (tried && isWrong ? text : undefined);
  const replaces = start === null && view.changes.some((change) => change.start === from);
  return (
    <Dialog
      open
      onClose={() => onClose()}
      title={t("changeDefinitions")}
      actions={
        <>
          <Button onClick={() => onClose()}>{t("cancel")}</Button>
          <Button type="submit" form={form} variant="primary" busy={save.isPending}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="flex flex-col gap-3">
        <Field
          label={t("holdsFrom")}
          hint={t(replaces ? "replacesDay" : "holdsFromHint")}
          error={told(!isLocalDate(from), t("dateMissing"))}
        >
          {(ids) => (
            <DateInput
              {...ids}
              readOnly={start !== null}
              value={from}
              onChange={({ target }) => setFrom(target.value)}
            />
          )}
        </Field>
        <Choice name="serviceLevel" value={draft.serviceLevel} set={set} />
        <Field
          label={t("choice.slThresholdSec")}
          hint={t("slThresholdHint")}
          error={told(wrong.has("slThresholdSec"), t("slThresholdWrong"))}
        >
          {(ids) => (
            <NumberInput
              {...ids}
              value={draft.slThresholdSec}
              onChange={({ target }) => set("slThresholdSec", target.value)}
            />
          )}
        </Field>
        <Choice name="cesScale" value={draft.cesScale} set={set} />
        <Choice name="contactBase" value={draft.contactBase} set={set} />
        <Choice name="ltv" value={draft.ltv} set={set} />
        <Field
          label={t("choice.ltvCapYears")}
          hint={t("ltvCapHint")}
          error={told(wrong.has("ltvCapYears"), t("ltvCapWrong"))}
        >
          {(ids) => (
            <NumberInput
              {...ids}
              value={draft.ltvCapYears}
              onChange={({ target }) => set("ltvCapYears", target.value)}
            />
          )}
        </Field>
        {save.error && <Notice tone="error">{errorText(save.error)}</Notice>}
      </form>
    </Dialog>
  );
}

/** A whole number as people type it, full-width digits too; NaN where it is none. */
function countOf(text: string): number {
  const read = parseNumber(text, "count");
  return read.ok && read.value !== null ? read.value : NaN;
}

/** One of a few, with what it means under it. */
function Choice({
  name,
  value,
  set,
}: {
  name: OptionKey;
  value: string;
  set: (key: OptionKey, value: string) => void;
}) {
  const [t, meaning] = [useTranslations("settings"), useTranslations("guide.variant")];
  const nameOf = useChoiceName();
  return (
    <Field label={t(`choice.${name}`)} hint={meaning(value)}>
      {(ids) => (
        <Select {...ids} value={value} onChange={({ target }) => set(name, target.value)}>
          {OPTIONS[name].map((option) => (
            <option key={option} value={option}>
              {nameOf(name, option)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
