"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Field } from "@/app/_components/ui/field";
import { TextInput } from "@/app/_components/ui/inputs";
import { Notice } from "@/app/_components/ui/notice";
import { newId } from "@/app/_lib/new-id";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";
import { nameSchema } from "@/domain/tenants/settings";
import type { Team } from "./team";

interface TeamFormProps {
  tenant: string;
  /** null for a new one. */
  team: Team | null;
  onClose: (told?: string) => void;
}

/** A team's name. */
export function TeamForm({ tenant, team, onClose }: TeamFormProps) {
  const [t, errorText, router, form] = [useTranslations("settings"), useErrorText(), useRouter(), useId()];
  const [id] = useState(() => team?.id ?? newId());
  const [name, setName] = useState(team?.name ?? "");
  const [tried, setTried] = useState(false);
  const good = nameSchema.safeParse(name).success;
  const save = useMutation(
    useTRPC().settings.saveTeam.mutationOptions({
      onSuccess: () => {
        router.refresh();
        onClose(t(team ? "changed" : "added", { name: name.trim() }));
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (good && !save.isPending)
      save.mutate({
        tenant,
        id,
        name: name.trim(),
        archived: false,
        replaces: team && { name: team.name, archived: team.archived },
      });
  };
  return (
    <Dialog
      open
      onClose={() => onClose()}
      title={t(team ? "renameTeam" : "addTeam")}
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
        <Field label={t("teamName")} error={tried && !good ? t("nameMissing") : undefined}>
          {(ids) => (
            <TextInput
              {...ids}
              maxLength={60}
              autoComplete="off"
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Field>
        {save.error && <Notice tone="error">{errorText(save.error)}</Notice>}
      </form>
    </Dialog>
  );
}
