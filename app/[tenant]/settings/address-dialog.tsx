"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Field } from "@/app/_components/ui/field";
import { TextInput } from "@/app/_components/ui/inputs";
import { Notice } from "@/app/_components/ui/notice";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";
import { looksLikeAddress } from "@/domain/members/address-list";
import { OwnPasswordField } from "./own-password-field";

/** The new address and, since it opens the account, the password once more. Nothing changes until the letter's link is used. */
export function AddressDialog({ onClose }: { onClose: (told?: string) => void }) {
  const [t, errorText, form] = [useTranslations("account"), useErrorText(), useId()];
  const [draft, setDraft] = useState({ email: "", password: "" });
  const [tried, setTried] = useState(false);
  const email = draft.email.trim();
  const fits = looksLikeAddress(email);
  const ask = useMutation(
    useTRPC().account.changeAddress.mutationOptions({ onSuccess: () => onClose(t("addressSent", { email })) }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (fits && draft.password !== "" && !ask.isPending) ask.mutate({ email, password: draft.password });
  };
  return (
    <Dialog
      open
      onClose={() => onClose()}
      title={t("addressTitle")}
      actions={
        <>
          <Button onClick={() => onClose()}>{t("cancel")}</Button>
          <Button variant="primary" type="submit" form={form} busy={ask.isPending}>
            {t("addressSend")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <p>{t("addressText")}</p>
        <Field label={t("addressNew")} error={tried && !fits && t("addressWrong")}>
          {(ids) => (
            <TextInput
              {...ids}
              type="email"
              inputMode="email"
              autoComplete="email"
              maxLength={254}
              value={draft.email}
              onChange={({ target }) => setDraft({ ...draft, email: target.value })}
            />
          )}
        </Field>
        <OwnPasswordField
          label={t("passwordNow")}
          error={tried && draft.password === "" && t("passwordMissing")}
          autoComplete="current-password"
          value={draft.password}
          onChange={({ target }) => setDraft({ ...draft, password: target.value })}
        />
        {ask.error && <Notice tone="error">{errorText(ask.error)}</Notice>}
      </form>
    </Dialog>
  );
}
