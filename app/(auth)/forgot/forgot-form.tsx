"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { Field } from "@/app/_components/ui/field";
import { TextInput } from "@/app/_components/ui/inputs";
import { Notice } from "@/app/_components/ui/notice";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useCall } from "@/app/_trpc/call";
import { looksLikeAddress } from "@/domain/members/address-list";

/** The address, then the same words for every address. */
export function ForgotForm() {
  const [sentTo, setSentTo] = useState<string | null>(null);
  return sentTo === null ? <AskForm onSent={setSentTo} /> : <Sent email={sentTo} onAgain={() => setSentTo(null)} />;
}

function AskForm({ onSent }: { onSent: (email: string) => void }) {
  const [t, errorText] = [useTranslations("recovery"), useErrorText()];
  const locale = useLocale();
  const [email, setEmail] = useState("");
  const [wrong, setWrong] = useState(false);
  const forgot = useCall(
    (calls, address: string) => calls.account.forgot.mutate({ email: address, locale }),
    () => onSent(email.trim()),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const fits = looksLikeAddress(email);
    setWrong(!fits);
    if (fits) forgot.send(email.trim());
  };
  return (
    <form onSubmit={submit} onFocus={forgot.prepare} noValidate className="flex flex-col gap-4">
      {forgot.error !== null && <Notice tone="error">{errorText(forgot.error)}</Notice>}
      <Field label={t("email")} error={wrong && t("emailWrong")}>
        {(ids) => (
          <TextInput
            {...ids}
            value={email}
            onChange={({ target }) => setEmail(target.value)}
            type="email"
            inputMode="email"
            autoComplete="username"
            maxLength={254}
          />
        )}
      </Field>
      <Button variant="primary" type="submit" busy={forgot.busy} className="h-11">
        {t("send")}
      </Button>
    </form>
  );
}

function Sent({ email, onAgain }: { email: string; onAgain: () => void }) {
  const t = useTranslations("recovery");
  return (
    <div className="flex flex-col items-start gap-4">
      <Notice tone="done" title={t("sentTitle")}>
        <p className="break-words">{t("sentText", { email })}</p>
      </Notice>
      <p className="text-small leading-loose text-ink-2">{t("sentMissing")}</p>
      <Button onClick={onAgain}>{t("again")}</Button>
    </div>
  );
}
