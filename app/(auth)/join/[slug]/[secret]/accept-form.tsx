"use client";

import { Link } from "@/app/_components/ui/link";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { Field } from "@/app/_components/ui/field";
import { TextInput } from "@/app/_components/ui/inputs";
import { Notice } from "@/app/_components/ui/notice";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useCall } from "@/app/_trpc/call";
import { PasswordField } from "../../../password-field";

interface AcceptFormProps {
  link: { slug: string; secret: string };
  email: string;
  /** This page, to come back to after signing in. */
  next: string;
}

/** An account for the invited address, and in. */
export function AcceptForm({ link, email, next }: AcceptFormProps) {
  const [t, errorText] = [useTranslations("join"), useErrorText()];
  const locale = useLocale();
  const [faults, setFaults] = useState<{ name?: boolean; password?: boolean }>({});
  const accept = useCall(
    (calls, person: { name: string; password: string }) =>
      calls.invitation.accept.mutate({ ...link, ...person, locale }),
    ({ slug }) => window.location.assign(`/${slug}`),
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [name, password] = [String(form.get("name")).trim(), String(form.get("password"))];
    const found = { name: name === "" || name.length > 60, password: password.length < 12 };
    setFaults(found);
    if (!found.name && !found.password) accept.send({ name, password });
  };
  const signIn = (
    <Link
      className="underline decoration-hairline-strong underline-offset-4 hover:text-ink"
      href={`/sign-in?next=${encodeURIComponent(next)}`}
    >
      {t("signIn")}
    </Link>
  );
  return (
    <>
      <form onSubmit={submit} onFocus={accept.prepare} noValidate className="flex flex-col gap-4">
        <input type="hidden" name="email" autoComplete="username" value={email} readOnly />
        <Field label={t("name")} error={faults.name && t("fault.name")}>
          {(ids) => <TextInput {...ids} name="name" autoComplete="name" maxLength={60} />}
        </Field>
        <PasswordField
          label={t("password")}
          hint={t("passwordHint")}
          error={faults.password ? t("fault.password") : undefined}
          name="password"
          autoComplete="new-password"
          maxLength={128}
        />
        {accept.error !== null && (
          <Notice tone="error" action={isKnown(accept.error) ? signIn : undefined}>
            {errorText(accept.error)}
          </Notice>
        )}
        <Button variant="primary" type="submit" busy={accept.busy} className="h-11">
          {t("accept")}
        </Button>
      </form>
      <p className="mt-6 text-small leading-loose text-ink-2">
        {t("haveAccount")} {signIn}
      </p>
    </>
  );
}

const isKnown = (error: unknown) => (error as { data?: { key?: string } }).data?.key === "invited_has_account";
