"use client";

import Form from "next/form";
import { Link } from "@/app/_components/ui/link";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import { Field } from "@/app/_components/ui/field";
import { DateInput, Select, TextInput } from "@/app/_components/ui/inputs";
import type { AuditSearch } from "@/domain/audit/search";
import type { AuditPage } from "@/server/audit/audit";

interface Props extends Pick<AuditPage, "people" | "commands"> {
  home: string;
  search: AuditSearch;
  searching: boolean;
}

/** Words, person, action, days and network; what is asked stands in the URL. */
export function AuditFilter({ home, search, people, commands, searching }: Props) {
  const t = useTranslations("audit");
  const nameOf = ({ name, left }: Props["people"][number]) => {
    if (name === null) return t("unknownPerson");
    return left ? t("personLeft", { name }) : name;
  };
  const commandName = (command: string) => (t.has(`command.${command}`) ? t(`command.${command}`) : command);
  // What the URL asks for can be chosen even where the log has none of it.
  const offered = [...new Set([...commands, ...(search.command ? [search.command] : [])])].map((command) => ({
    command,
    name: commandName(command),
  }));
  return (
    <Form
      key={JSON.stringify(search)}
      action={home}
      role="search"
      aria-label={t("search")}
      className="grid grid-cols-2 items-end gap-x-3 gap-y-2 lg:flex lg:flex-wrap"
    >
      <div className="col-span-2 lg:w-56">
        <Field label={t("text")}>
          {({ id }) => (
            <TextInput
              id={id}
              name="text"
              type="search"
              maxLength={100}
              title={t("textHint")}
              defaultValue={search.text ?? ""}
            />
          )}
        </Field>
      </div>
      <div className="min-w-0 lg:w-44">
        <Field label={t("person")}>
          {({ id }) => (
            <Select id={id} name="person" defaultValue={search.person ?? ""}>
              <option value="">{t("anyPerson")}</option>
              {people.map((one) => (
                <option key={one.id} value={one.id}>
                  {nameOf(one)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <div className="min-w-0 lg:w-52">
        <Field label={t("commandLabel")}>
          {({ id }) => (
            <Select id={id} name="command" defaultValue={search.command ?? ""}>
              <option value="">{t("anyCommand")}</option>
              {offered.map(({ command, name }) => (
                <option key={command} value={command}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <div className="min-w-0 lg:w-38">
        <Field label={t("from")}>
          {({ id }) => <DateInput id={id} name="from" defaultValue={search.from ?? ""} />}
        </Field>
      </div>
      <div className="min-w-0 lg:w-38">
        <Field label={t("last")}>
          {({ id }) => <DateInput id={id} name="last" defaultValue={search.last ?? ""} />}
        </Field>
      </div>
      <div className="col-span-2 sm:col-span-1 lg:w-40">
        <Field label={t("network")}>
          {({ id }) => (
            <TextInput
              id={id}
              name="network"
              maxLength={60}
              inputMode="text"
              autoComplete="off"
              placeholder="203.0.113."
              defaultValue={search.network ?? ""}
            />
          )}
        </Field>
      </div>
      <div className="col-span-2 flex items-center gap-3 sm:col-span-1">
        <Button type="submit">{t("find")}</Button>
        {searching && (
          <Link
            href={home}
            className="inline-flex min-h-9 items-center text-small text-ink-2 underline decoration-hairline-strong underline-offset-4 hover:text-ink pointer-coarse:min-h-11"
          >
            {t("clear")}
          </Link>
        )}
      </div>
    </Form>
  );
}
