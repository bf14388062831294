"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { Field } from "@/app/_components/ui/field";
import { PasswordInput } from "@/app/_components/ui/password-input";

type OwnPasswordFieldProps = Omit<ComponentProps<typeof PasswordInput>, "ids" | "words"> & {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
};

/** A password, asked for inside. */
export function OwnPasswordField({ label, hint, error, ...input }: OwnPasswordFieldProps) {
  const t = useTranslations("account");
  const words = { show: t("show"), hide: t("hide"), showTyped: t("showTyped"), hideTyped: t("hideTyped") };
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => <PasswordInput ids={ids} words={words} maxLength={128} {...input} />}
    </Field>
  );
}
