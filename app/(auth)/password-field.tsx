"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Field } from "@/app/_components/ui/field";
import { PasswordInput } from "@/app/_components/ui/password-input";

type PasswordFieldProps = Omit<ComponentProps<typeof PasswordInput>, "ids" | "words"> & {
  label: string;
  hint?: string;
  error?: string;
};

/** A password at the door. */
export function PasswordField({ label, hint, error, ...input }: PasswordFieldProps) {
  const t = useTranslations("door");
  const words = { show: t("show"), hide: t("hide"), showTyped: t("showTyped"), hideTyped: t("hideTyped") };
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => <PasswordInput ids={ids} words={words} {...input} />}
    </Field>
  );
}
