"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { Field } from "@/app/_components/ui/field";
import { Select, TextInput } from "@/app/_components/ui/inputs";
import { Notice } from "@/app/_components/ui/notice";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";
import { type Locale, localeOf, LOCALES } from "@/domain/format/number";

interface Profile {
  name: string;
  locale: Locale;
}

/** One's name, in every company, and the language of mail. Remembers what was seen, so that two devices do not overwrite each other. */
export function ProfileForm({ profile }: { profile: Profile }) {
  const [t, errorText, router] = [useTranslations("account"), useErrorText(), useRouter()];
  const [draft, setDraft] = useState(profile);
  const [seen, setSeen] = useState(profile);
  const save = useMutation(
    useTRPC().account.saveProfile.mutationOptions({
      onSuccess: (_, { name, locale }) => {
        setSeen({ name, locale });
        router.refresh();
      },
    }),
  );
  const name = draft.name.trim();
  const changed = name !== seen.name || draft.locale !== seen.locale;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name !== "" && !save.isPending) save.mutate({ name, locale: draft.locale, replaces: seen });
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field label={t("name")} hint={t("nameHint")} error={name === "" && t("nameMissing")}>
        {(ids) => (
          <TextInput
            {...ids}
            value={draft.name}
            maxLength={80}
            autoComplete="name"
            onChange={({ target }) => setDraft({ ...draft, name: target.value })}
          />
        )}
      </Field>
      <Field label={t("language")} hint={t("languageHint")}>
        {(ids) => (
          <Select
            {...ids}
            value={draft.locale}
            onChange={({ target }) => setDraft({ ...draft, locale: localeOf(target.value) })}
          >
            {LOCALES.map((one) => (
              <option key={one} value={one}>
                {t(`languageName.${one}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {save.error && <Notice tone="error">{errorText(save.error)}</Notice>}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" busy={save.isPending} disabled={!changed || name === ""}>
          {t("save")}
        </Button>
        <p role="status" className="text-small text-better empty:hidden">
          {save.isSuccess && !changed ? t("saved") : ""}
        </p>
      </div>
    </form>
  );
}
