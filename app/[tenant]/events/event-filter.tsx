"use client";

import Form from "next/form";
import { Link } from "@/app/_components/ui/link";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import { Field } from "@/app/_components/ui/field";
import { DateInput, Select, TextInput } from "@/app/_components/ui/inputs";
import { EVENT_KINDS } from "@/domain/events/event";
import type { EventListView } from "@/server/events/events";
import type { Asked } from "./asked";

interface EventFilterProps {
  tenant: string;
  view: EventListView;
  asked: Asked;
  searching: boolean;
}

/** Words, kind, days and team; what is asked stands in the URL. */
export function EventFilter({ tenant, view, asked, searching }: EventFilterProps) {
  const t = useTranslations("events");
  return (
    <Form
      key={JSON.stringify(asked)}
      action={`/${tenant}/events`}
      role="search"
      aria-label={t("search")}
      className="grid grid-cols-2 items-end gap-x-3 gap-y-2 sm:flex sm:flex-wrap"
    >
      <div className="col-span-2 sm:w-56">
        <Field label={t("words")}>
          {({ id }) => <TextInput id={id} name="text" type="search" maxLength={60} defaultValue={asked.text ?? ""} />}
        </Field>
      </div>
      <Field label={t("kindLabel")}>
        {({ id }) => (
          <Select id={id} name="kind" defaultValue={asked.kind ?? ""}>
            <option value="">{t("anyKind")}</option>
            {EVENT_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`kind.${kind}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {view.teams.length > 1 && (
        <Field label={t("team")}>
          {({ id }) => (
            <Select id={id} name="team" defaultValue={asked.team ?? "all"}>
              <option value="all">{t("allTeams")}</option>
              {view.teams.map((team) => (
                <option key={team.id} value={team.id}>
                  {team.name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <Field label={t("from")}>{({ id }) => <DateInput id={id} name="from" defaultValue={asked.from ?? ""} />}</Field>
      <Field label={t("last")}>{({ id }) => <DateInput id={id} name="last" defaultValue={asked.last ?? ""} />}</Field>
      <div className="col-span-2 flex items-center gap-3">
        <Button type="submit">{t("find")}</Button>
        {searching && (
          <Link
            href={`/${tenant}/events`}
            className="text-small text-ink-2 underline decoration-hairline-strong underline-offset-4 hover:text-ink"
          >
            {t("clear")}
          </Link>
        )}
      </div>
    </Form>
  );
}
