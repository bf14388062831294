"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/app/_components/ui/field";
import { TextInput } from "@/app/_components/ui/inputs";
import { LONGEST_VIEW_NAME } from "@/domain/views/saved";

/** Why a name cannot be taken as it is; null when it can. */
export function useNameProblem(): (name: string) => string | null {
  const t = useTranslations("views.name");
  return (name) => {
    const length = [...name.trim()].length;
    if (length === 0) return t("empty");
    return length > LONGEST_VIEW_NAME ? t("long", { most: LONGEST_VIEW_NAME, length }) : null;
  };
}

/** The name of a view, with what is wrong with it. */
export function NameField({
  value,
  error,
  onChange,
}: {
  value: string;
  error: string | null;
  onChange: (name: string) => void;
}) {
  const t = useTranslations("views.name");
  return (
    <Field label={t("label")} hint={t("hint")} error={error}>
      {({ id, describedBy, invalid }) => (
        <TextInput
          id={id}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          value={value}
          autoFocus
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
