"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { Field } from "@/app/_components/ui/field";
import { TextInput } from "@/app/_components/ui/inputs";
import { Notice } from "@/app/_components/ui/notice";
import { useErrorText } from "@/app/_lib/use-error-text";
import { PasswordField } from "../password-field";
import { ChannelChoice } from "./channel-choice";
import { CheckMail } from "./check-mail";
import { type ChannelDraft, type Draft, type DraftField, faultsOf, MAX, namedChannels, USUAL } from "./draft";
import { TeamNames } from "./team-names";
import { type SignUpInput, useSignUp } from "./use-sign-up";

/** The form; where mail is sent, the letter to look for takes its place and keeps what was typed. */
export function SignUpForm() {
  const [sent, setSent] = useState<SignUpInput | null>(null);
  return (
    <>
      {sent && <CheckMail input={sent} onBack={() => setSent(null)} />}
      <div hidden={sent !== null}>
        <Fields onMailed={setSent} />
      </div>
    </>
  );
}

/** Company, team, channels and how often each is recorded: one screen, the usual answers filled in, then straight to recording. */
function Fields({ onMailed }: { onMailed: (input: SignUpInput) => void }) {
  const [t, kinds] = [useTranslations("signUp"), useTranslations("channelKind")];
  const locale = useLocale();
  const errorText = useErrorText();
  const form = useRef<HTMLFormElement>(null);
  const [teams, setTeams] = useState<string[]>([t("teamsUsual")]);
  const [channels, setChannels] = useState<readonly ChannelDraft[]>(USUAL);
  const [faults, setFaults] = useState<readonly DraftField[]>([]);
  const signUp = useSignUp(onMailed);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const draft = draftOf(new FormData(event.currentTarget), teams, channels);
    const found = faultsOf(draft);
    setFaults(found);
    if (found[0]) return form.current?.querySelector<HTMLElement>(`[data-field="${found[0]}"] input`)?.focus();
    signUp.send({
      ...draft,
      email: draft.email.trim(),
      locale,
      teams: teams.map((team) => team.trim()).filter(Boolean),
      channels: namedChannels(channels, (kind) => kinds(kind)),
    });
  };
  const fault = (field: DraftField) => (faults.includes(field) ? t(`fault.${field}`) : undefined);
  return (
    <form ref={form} onSubmit={submit} onFocus={signUp.prepare} noValidate className="flex flex-col gap-5">
      <div data-field="name">
        <Field label={t("name")} error={fault("name")}>
          {(ids) => <TextInput {...ids} name="name" autoComplete="name" maxLength={MAX.text} />}
        </Field>
      </div>
      <div data-field="email">
        <Field label={t("email")} error={fault("email")}>
          {(ids) => (
            <TextInput {...ids} name="email" type="email" inputMode="email" autoComplete="email" maxLength={254} />
          )}
        </Field>
      </div>
      <div data-field="password">
        <PasswordField
          label={t("password")}
          hint={t("passwordHint")}
          error={fault("password")}
          name="password"
          autoComplete="new-password"
          maxLength={128}
        />
      </div>
      <hr className="border-hairline" />
      <div data-field="company">
        <Field label={t("company")} error={fault("company")}>
          {(ids) => <TextInput {...ids} name="company" autoComplete="organization" maxLength={MAX.text} />}
        </Field>
      </div>
      <div data-field="teams">
        <TeamNames names={teams} onChange={setTeams} error={fault("teams")} />
      </div>
      <div data-field="channels">
        <ChannelChoice channels={channels} onChange={setChannels} error={fault("channels")} />
      </div>
      {signUp.error !== null && <Notice tone="error">{errorText(signUp.error)}</Notice>}
      <Button variant="primary" type="submit" busy={signUp.busy} className="h-11">
        {t("submit")}
      </Button>
    </form>
  );
}

function draftOf(form: FormData, teams: readonly string[], channels: readonly ChannelDraft[]): Draft {
  const text = (name: string) => String(form.get(name) ?? "");
  return {
    name: text("name"),
    email: text("email"),
    password: text("password"),
    company: text("company"),
    teams,
    channels,
  };
}
