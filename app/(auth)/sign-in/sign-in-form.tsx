"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";

/** Signs in, then loads the door anew so that nothing of another person's session stays on the screen. */
export function SignInForm() {
  const t = useTranslations("signIn");
  const errorText = useErrorText();
  const signIn = useMutation(useTRPC().account.signIn.mutationOptions({ onSuccess: () => window.location.assign("/") }));
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    signIn.mutate({ email: String(form.get("email")), password: String(form.get("password")) });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Labelled name="email" type="email" label={t("email")} autoComplete="username" />
      <Labelled name="password" type="password" label={t("password")} autoComplete="current-password" />
      {signIn.error && <p role="alert" className="text-worse">{errorText(signIn.error)}</p>}
      <button className="h-11 rounded bg-ink px-4 font-semibold text-paper disabled:opacity-60" disabled={signIn.isPending}>{t("submit")}</button>
    </form>
  );
}

function Labelled({ label, ...input }: { label: string } & React.InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className="flex flex-col gap-1">
      <span className="text-[13px] text-ink-2">{label}</span>
      <input required className="h-11 rounded border border-hairline-strong bg-surface px-3" {...input} />
    </label>
  );
}
