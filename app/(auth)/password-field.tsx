"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { Field } from "@/app/_components/ui/field";
import { TextInput } from "@/app/_components/ui/inputs";

type PasswordFieldProps = Omit<ComponentProps<typeof TextInput>, "type"> & { label: string; hint?: string; error?: string };

/** A password that can be looked at while typing: on a phone that is where most mistakes are made. */
export function PasswordField({ label, hint, error, ...input }: PasswordFieldProps) {
  const t = useTranslations("door");
  const [shown, setShown] = useState(false);
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => (
        <span className="relative block">
          <TextInput {...ids} {...input} type={shown ? "text" : "password"} autoCapitalize="none" spellCheck={false} className="pr-16" />
          <button type="button" aria-controls={ids.id} aria-label={t(shown ? "hideTyped" : "showTyped")} onClick={() => setShown(!shown)}
            className="absolute inset-y-0 right-0 min-w-14 rounded px-2 text-[12px] text-ink-2 hover:text-ink">{t(shown ? "hide" : "show")}</button>
        </span>
      )}
    </Field>
  );
}
