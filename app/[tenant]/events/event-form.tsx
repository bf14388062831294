"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { spanFaults } from "@/app/_components/time/span-faults";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Field } from "@/app/_components/ui/field";
import { DateInput, Select, TextInput } from "@/app/_components/ui/inputs";
import { Notice } from "@/app/_components/ui/notice";
import { newId } from "@/app/_lib/new-id";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";
import { EVENT_KINDS, type EventFacts, eventFactsOf, eventTitleSchema } from "@/domain/events/event";
import { addDays } from "@/domain/time/period";
import type { EventListView, EventView } from "@/server/events/events";
import type { Asked } from "./asked";

interface EventFormProps {
  tenant: string;
  view: EventListView;
  asked: Asked;
  event: EventView | null;
  onClose: (told?: string) => void;
}

/** Adds an event or changes one. The last day belongs to it; the stored end is the day after. */
export function EventForm({ tenant, view, asked, event, onClose }: EventFormProps) {
  const t = useTranslations("events");
  const errorText = useErrorText();
  const router = useRouter();
  const form = useId();
  // Kept over a failed try, so that trying again writes one event.
  const [id] = useState(() => event?.id ?? newId());
  const [draft, setDraft] = useState(() => firstDraft(view, asked, event));
  const [tried, setTried] = useState(false);
  const faults = faultsOf(draft);
  const save = useMutation(
    useTRPC().event.save.mutationOptions({
      onSuccess: () => {
        router.refresh();
        onClose(t(event ? "changed" : "added", { title: draft.title.trim() }));
      },
    }),
  );
  const set = (change: Partial<typeof draft>) => setDraft((old) => ({ ...old, ...change }));
  const submit = (submitted: React.FormEvent) => {
    submitted.preventDefault();
    setTried(true);
    if (Object.values(faults).some(Boolean) || save.isPending) return;
    const { team, last, ...rest } = draft;
    save.mutate({
      tenant,
      id,
      ...rest,
      title: draft.title.trim(),
      teamId: team === "" ? null : team,
      until: last && last !== draft.start ? addDays(last, 1) : null,
      replaces: event ? eventFactsOf(event) : null,
    });
  };
  const told = (key: "title" | "start" | "last") => (tried && faults[key] ? t(`fault.${faults[key]}`) : undefined);
  return (
    <Dialog
      open
      onClose={() => onClose()}
      title={t(event ? "editTitle" : "addTitle")}
      actions={
        <>
          <Button onClick={() => onClose()}>{t("cancel")}</Button>
          <Button type="submit" form={form} variant="primary" busy={save.isPending}>
            {t(event ? "saveChange" : "save")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="flex flex-col gap-3">
        <Field label={t("titleLabel")} error={told("title")}>
          {(ids) => (
            <TextInput
              {...ids}
              value={draft.title}
              maxLength={60}
              autoComplete="off"
              placeholder={t("titleHint")}
              onChange={({ target }) => set({ title: target.value })}
            />
          )}
        </Field>
        <div className="grid grid-cols-2 gap-3">
          <Field label={t("kindLabel")}>
            {({ id: field }) => (
              <Select
                id={field}
                value={draft.kind}
                onChange={({ target }) => set({ kind: target.value as EventFacts["kind"] })}
              >
                {EVENT_KINDS.map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`kind.${kind}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={t("concerns")}>
            {({ id: field }) => (
              <Select id={field} value={draft.team} onChange={({ target }) => set({ team: target.value })}>
                {view.mayAddForAll && <option value="">{t("wholeCompany")}</option>}
                {view.teams.map((team) => (
                  <option key={team.id} value={team.id}>
                    {team.name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={t("start")} error={told("start")}>
            {(ids) => (
              <DateInput {...ids} value={draft.start} onChange={({ target }) => set({ start: target.value })} />
            )}
          </Field>
          <Field label={t("lastDay")} hint={t("lastDayHint")} error={told("last")}>
            {(ids) => <DateInput {...ids} value={draft.last} onChange={({ target }) => set({ last: target.value })} />}
          </Field>
        </div>
        {save.error && <Notice tone="error">{errorText(save.error)}</Notice>}
      </form>
    </Dialog>
  );
}

function firstDraft(view: EventListView, asked: Asked, event: EventView | null) {
  if (event)
    return {
      title: event.title,
      kind: event.kind,
      team: event.teamId ?? "",
      start: event.start,
      last: event.until ? addDays(event.until, -1) : "",
    };
  return {
    title: "",
    kind: "campaign" as const satisfies EventFacts["kind"] as EventFacts["kind"],
    team: firstTeam(view, asked),
    start: view.today,
    last: "",
  };
}

type Draft = ReturnType<typeof firstDraft>;

/** The team that is looked at; else the whole company, or the first team, as one may. */
function firstTeam(view: EventListView, asked: Asked): string {
  if (view.teams.some(({ id }) => id === asked.team)) return asked.team ?? "";
  return view.mayAddForAll ? "" : (view.teams[0]?.id ?? "");
}

const faultsOf = ({ title, start, last }: Draft) => ({
  title: eventTitleSchema.safeParse(title).success ? null : ("title" as const),
  ...spanFaults({ start, last }),
});
