"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { Field } from "@/app/_components/ui/field";
import { TextInput } from "@/app/_components/ui/inputs";
import { Notice } from "@/app/_components/ui/notice";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useCall } from "@/app/_trpc/call";
import { PasswordField } from "../password-field";

/** Signs in, then loads `next` (a path of this site) anew so that nothing of another person's session stays on the screen. */
export function SignInForm({ next }: { next: string }) {
  const t = useTranslations("signIn");
  const errorText = useErrorText();
  const [missing, setMissing] = useState<{ email?: boolean; password?: boolean }>({});
  const signIn = useCall(
    (calls, person: { email: string; password: string }) => calls.account.signIn.mutate(person),
    () => window.location.assign(next),
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [email, password] = [String(form.get("email")).trim(), String(form.get("password"))];
    setMissing({ email: email === "", password: password === "" });
    if (email !== "" && password !== "") signIn.send({ email, password });
  };
  return (
    <form onSubmit={submit} onFocus={signIn.prepare} noValidate className="flex flex-col gap-4">
      {signIn.error !== null && <Notice tone="error">{errorText(signIn.error)}</Notice>}
      <Field label={t("email")} error={missing.email && t("emailMissing")}>
        {(ids) => <TextInput {...ids} name="email" type="email" inputMode="email" autoComplete="username" />}
      </Field>
      <PasswordField
        label={t("password")}
        name="password"
        autoComplete="current-password"
        error={missing.password ? t("passwordMissing") : undefined}
      />
      <Button variant="primary" type="submit" busy={signIn.busy} className="mt-1 h-11">
        {t("submit")}
      </Button>
    </form>
  );
}
