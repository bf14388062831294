"use client";

import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";
import { CHANNEL_KINDS } from "@/domain/channel";

const CADENCES = ["day", "week", "month"] as const;
const USUAL = ["phone", "email"];

/** Company, team, channels and how often each is recorded: on one screen, with the usual answers filled in. */
export function SignUpForm() {
  const t = useTranslations("signUp");
  const kinds = useTranslations("channelKind");
  const locale = useLocale() as "ja" | "en";
  const errorText = useErrorText();
  const signUp = useMutation(useTRPC().account.signUp.mutationOptions({ onSuccess: ({ slug }) => window.location.assign(`/${slug}`) }));
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    const channels = CHANNEL_KINDS.filter((kind) => form.has(`use-${kind}`)).map((kind) =>
      ({ kind, name: kinds(kind), cadence: text(`cadence-${kind}`) as (typeof CADENCES)[number] }));
    const teams = text("teams").split("\n").map((name) => name.trim()).filter(Boolean);
    signUp.mutate({ name: text("name"), email: text("email"), password: text("password"), company: text("company"), locale, teams, channels });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Labelled name="name" label={t("name")} autoComplete="name" />
      <Labelled name="email" type="email" label={t("email")} autoComplete="email" />
      <Labelled name="password" type="password" label={t("password")} autoComplete="new-password" minLength={12} maxLength={128} />
      <Labelled name="company" label={t("company")} autoComplete="organization" />
      <label className="flex flex-col gap-1">
        <span className="text-[13px] text-ink-2">{t("teams")}</span>
        <textarea name="teams" required rows={2} defaultValue={t("teamsUsual")} className="rounded border border-hairline-strong bg-surface px-3 py-2" />
      </label>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 text-[13px] text-ink-2">{t("channels")}</legend>
        {CHANNEL_KINDS.map((kind) => (
          <div key={kind} className="flex h-11 items-center justify-between gap-3">
            <label className="flex items-center gap-2"><input type="checkbox" name={`use-${kind}`} defaultChecked={USUAL.includes(kind)} className="size-5" />{kinds(kind)}</label>
            <select name={`cadence-${kind}`} aria-label={t("cadenceOf", { channel: kinds(kind) })} className="h-9 rounded border border-hairline-strong bg-surface px-2">
              {CADENCES.map((cadence) => <option key={cadence} value={cadence}>{t(`cadence.${cadence}`)}</option>)}
            </select>
          </div>
        ))}
      </fieldset>
      {signUp.error && <p role="alert" className="text-worse">{errorText(signUp.error)}</p>}
      <button className="h-11 rounded bg-ink px-4 font-semibold text-paper disabled:opacity-60" disabled={signUp.isPending}>{t("submit")}</button>
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
