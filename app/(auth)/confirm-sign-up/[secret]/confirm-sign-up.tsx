"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { Notice } from "@/app/_components/ui/notice";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useCall } from "@/app/_trpc/call";
import { PasswordField } from "../../password-field";

/** Founds the company for who knows the password chosen at sign-up, and leads straight to recording. */
export function ConfirmSignUp({ secret }: { secret: string }) {
  const [t, errorText] = [useTranslations("recovery"), useErrorText()];
  const [missing, setMissing] = useState(false);
  const confirm = useCall(
    (calls, given: { secret: string; password: string }) => calls.account.confirmSignUp.mutate(given),
    ({ slug }) => window.location.assign(`/${slug}/record`),
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get("password"));
    setMissing(password === "");
    if (password !== "") confirm.send({ secret, password });
  };
  return (
    <form onSubmit={submit} onFocus={confirm.prepare} noValidate className="mt-6 flex flex-col gap-4">
      {confirm.error !== null && <Notice tone="error">{errorText(confirm.error)}</Notice>}
      <PasswordField
        label={t("signUpPassword")}
        name="password"
        autoComplete="current-password"
        error={missing ? t("signUpPasswordMissing") : undefined}
      />
      <Button variant="primary" type="submit" busy={confirm.busy} className="h-11">
        {t("signUpConfirm")}
      </Button>
    </form>
  );
}
