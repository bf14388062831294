"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Field } from "@/app/_components/ui/field";
import { DateInput, Select, TextInput } from "@/app/_components/ui/inputs";
import { Notice } from "@/app/_components/ui/notice";
import { newId } from "@/app/_lib/new-id";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";
import { CHANNEL_KINDS } from "@/domain/measures/channel";
import { isLocalDate } from "@/domain/time/period";
import { type ChannelFacts, channelSchema, nameSchema } from "@/domain/tenants/settings";
import { type Channel, factsOf, type Team } from "./team";

interface ChannelFormProps {
  tenant: string;
  today: string;
  team: Team;
  /** null for a new one. */
  channel: Channel | null;
  onClose: (told?: string) => void;
}

/** A channel's name, kind, rhythm and first day. */
export function ChannelForm({ tenant, today, team, channel, onClose }: ChannelFormProps) {
  const [t, kinds, errorText, router, form] = [
    useTranslations("settings"),
    useTranslations("channelKind"),
    useErrorText(),
    useRouter(),
    useId(),
  ];
  const [id] = useState(() => channel?.id ?? newId());
  const [draft, setDraft] = useState<ChannelFacts>(() =>
    channel
      ? factsOf(team, channel)
      : { teamId: team.id, kind: CHANNEL_KINDS[0], name: "", cadence: "day", startsOn: today, archived: false },
  );
  const [tried, setTried] = useState(false);
  // Until it is named, a new channel is called what it is.
  const name = draft.name.trim() || (channel ? "" : kinds(draft.kind));
  const good = { name: nameSchema.safeParse(name).success, startsOn: isLocalDate(draft.startsOn) };
  const save = useMutation(
    useTRPC().settings.saveChannel.mutationOptions({
      onSuccess: () => {
        router.refresh();
        onClose(t(channel ? "changed" : "added", { name }));
      },
    }),
  );
  const set = (change: Partial<ChannelFacts>) => setDraft((old) => ({ ...old, ...change }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (good.name && good.startsOn && !save.isPending)
      save.mutate({ tenant, id, ...draft, name, replaces: channel && factsOf(team, channel) });
  };
  return (
    <Dialog
      open
      onClose={() => onClose()}
      title={t(channel ? "editChannel" : "addChannel")}
      actions={
        <>
          <Button onClick={() => onClose()}>{t("cancel")}</Button>
          <Button type="submit" form={form} variant="primary" busy={save.isPending}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="flex flex-col gap-3">
        <Field label={t("kind")} hint={channel ? t("kindStays") : undefined}>
          {(ids) => (
            <Select
              {...ids}
              disabled={channel !== null}
              value={draft.kind}
              onChange={({ target }) => set({ kind: target.value as ChannelFacts["kind"] })}
            >
              {CHANNEL_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {kinds(kind)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t("channelName")} error={tried && !good.name ? t("nameMissing") : undefined}>
          {(ids) => (
            <TextInput
              {...ids}
              maxLength={60}
              autoComplete="off"
              placeholder={channel ? undefined : kinds(draft.kind)}
              value={draft.name}
              onChange={({ target }) => set({ name: target.value })}
            />
          )}
        </Field>
        <div className="grid grid-cols-2 gap-3">
          <Field label={t("rhythm")}>
            {(ids) => (
              <Select
                {...ids}
                value={draft.cadence}
                onChange={({ target }) => set({ cadence: target.value as ChannelFacts["cadence"] })}
              >
                {channelSchema.shape.cadence.options.map((one) => (
                  <option key={one} value={one}>
                    {t(`cadence.${one}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field
            label={t("startsOn")}
            hint={t("startsOnHint")}
            error={tried && !good.startsOn ? t("dateMissing") : undefined}
          >
            {(ids) => (
              <DateInput {...ids} value={draft.startsOn} onChange={({ target }) => set({ startsOn: target.value })} />
            )}
          </Field>
        </div>
        {save.error && <Notice tone="error">{errorText(save.error)}</Notice>}
      </form>
    </Dialog>
  );
}
