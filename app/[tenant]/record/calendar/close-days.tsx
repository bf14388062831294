"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Field } from "@/app/_components/ui/field";
import { DateInput, TextInput } from "@/app/_components/ui/inputs";
import { Notice } from "@/app/_components/ui/notice";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";
import { type DeclaredDay, declaredIn } from "@/domain/tenants/settings";

interface CloseDaysProps {
  tenant: string;
  /** What is offered first: the oldest gap. */
  from: string;
  last: string;
  /** What is declared already. */
  special: readonly DeclaredDay[];
}

/** Days on which the whole company was closed are no gaps: an admin says so here, in place of recording them. */
export function CloseDays(props: CloseDaysProps) {
  const t = useTranslations("calendar");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("close")}</Button>
      {open && <CloseDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function CloseDialog({ tenant, from, last, special, onClose }: CloseDaysProps & { onClose: () => void }) {
  const t = useTranslations("calendar");
  const errorText = useErrorText();
  const router = useRouter();
  const form = useId();
  const [days, setDays] = useState({ from, last, name: "" });
  const save = useMutation(
    useTRPC().settings.saveSpecialDays.mutationOptions({
      onSuccess: () => {
        router.refresh();
        onClose();
      },
    }),
  );
  const set = (change: Partial<typeof days>) => setDays((old) => ({ ...old, ...change }));
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    if (!save.isPending)
      save.mutate({
        tenant,
        kind: "closed",
        ...days,
        name: days.name.trim(),
        replaces: declaredIn(special, days.from, days.last),
      });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("closeTitle")}
      actions={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={form} variant="primary" busy={save.isPending}>
            {t("close")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-3">
        <p>{t("closeText")}</p>
        <div className="grid grid-cols-2 gap-3">
          <Field label={t("closeFrom")}>
            {({ id }) => (
              <DateInput id={id} required value={days.from} onChange={({ target }) => set({ from: target.value })} />
            )}
          </Field>
          <Field label={t("closeLast")}>
            {({ id }) => (
              <DateInput
                id={id}
                required
                min={days.from}
                value={days.last}
                onChange={({ target }) => set({ last: target.value })}
              />
            )}
          </Field>
        </div>
        <Field label={t("closeName")}>
          {({ id }) => (
            <TextInput
              id={id}
              required
              maxLength={60}
              value={days.name}
              placeholder={t("closeNameHint")}
              onChange={({ target }) => set({ name: target.value })}
            />
          )}
        </Field>
        {save.error && <Notice tone="error">{errorText(save.error)}</Notice>}
      </form>
    </Dialog>
  );
}
