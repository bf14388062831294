"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Notice } from "@/app/_components/ui/notice";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";
import { OwnPasswordField } from "./own-password-field";

const SHORTEST = 12;

/** The present password and the new one; the address is there for password managers. */
export function PasswordDialog({ email, onClose }: { email: string; onClose: (told?: string) => void }) {
  const [t, errorText, router, form] = [useTranslations("account"), useErrorText(), useRouter(), useId()];
  const [draft, setDraft] = useState({ current: "", next: "" });
  const [tried, setTried] = useState(false);
  const change = useMutation(
    useTRPC().account.changePassword.mutationOptions({
      onSuccess: () => {
        router.refresh();
        onClose(t("passwordChanged"));
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (draft.current !== "" && draft.next.length >= SHORTEST && !change.isPending) change.mutate(draft);
  };
  return (
    <Dialog
      open
      onClose={() => onClose()}
      title={t("passwordTitle")}
      actions={
        <>
          <Button onClick={() => onClose()}>{t("cancel")}</Button>
          <Button variant="primary" type="submit" form={form} busy={change.isPending}>
            {t("passwordChange")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <p>{t("passwordText")}</p>
        <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
        <OwnPasswordField
          label={t("passwordNow")}
          error={tried && draft.current === "" && t("passwordMissing")}
          autoComplete="current-password"
          value={draft.current}
          onChange={({ target }) => setDraft({ ...draft, current: target.value })}
        />
        <OwnPasswordField
          label={t("passwordNew")}
          hint={t("passwordHint")}
          error={tried && draft.next.length < SHORTEST && t("passwordShort")}
          autoComplete="new-password"
          value={draft.next}
          onChange={({ target }) => setDraft({ ...draft, next: target.value })}
        />
        {change.error && <Notice tone="error">{errorText(change.error)}</Notice>}
      </form>
    </Dialog>
  );
}
