"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { Notice } from "@/app/_components/ui/notice";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useCall } from "@/app/_trpc/call";
import { DoneStep } from "../../done-step";
import { DoorTitle } from "../../door-text";
import { PasswordField } from "../../password-field";

const SHORTEST = 12;

/** Chooses the password; the address is there for password managers. */
export function ResetForm({ secret, email }: { secret: string; email: string }) {
  const [t, errorText] = [useTranslations("recovery"), useErrorText()];
  const [password, setPassword] = useState("");
  const [[short, done], set] = useState([false, false]);
  const reset = useCall(
    (calls, chosen: string) => calls.account.reset.mutate({ secret, password: chosen }),
    () => set([false, true]),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set([password.length < SHORTEST, false]);
    if (password.length >= SHORTEST) reset.send(password);
  };
  return (
    <>
      <DoorTitle title={t("resetTitle")}>{!done && <p>{t("resetLead", { email })}</p>}</DoorTitle>
      <div className="mt-6">
        {done ? (
          <DoneStep title={t("resetDone")} text={t("resetDoneText")} href="/sign-in" go={t("signIn")} />
        ) : (
          <form onSubmit={submit} onFocus={reset.prepare} noValidate className="flex flex-col gap-4">
            {reset.error !== null && <Notice tone="error">{errorText(reset.error)}</Notice>}
            <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
            <PasswordField
              label={t("password")}
              hint={t("passwordHint")}
              error={short ? t("passwordShort") : undefined}
              autoComplete="new-password"
              maxLength={128}
              value={password}
              onChange={({ target }) => setPassword(target.value)}
            />
            <Button variant="primary" type="submit" busy={reset.busy} className="h-11">
              {t("save")}
            </Button>
          </form>
        )}
      </div>
    </>
  );
}
