"use client";

import type { Locale } from "@/domain/format/number";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@/app/_components/ui/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { dayTimeText } from "@/app/_components/grid/time-text";
import { Button } from "@/app/_components/ui/button";
import { Field } from "@/app/_components/ui/field";
import { TextInput } from "@/app/_components/ui/inputs";
import { Panel } from "@/app/_components/ui/panel";
import { newId } from "@/app/_lib/new-id";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";

interface Memo {
  id: string;
  title: string;
  at: Date | string;
  by: string | null;
  removable: boolean;
}
interface DayMemoProps {
  tenant: string;
  team: string;
  date: string;
  first: readonly Memo[];
  zone: string;
  locale: Locale;
}

/** What happened on the day, in a few words; the charts show it as a flag. */
export function DayMemo({ tenant, team, date, first, zone, locale }: DayMemoProps) {
  const t = useTranslations("record");
  const events = useTranslations("events");
  const trpc = useTRPC();
  const errorText = useErrorText();
  const [memos, setMemos] = useState(first);
  const [text, setText] = useState("");
  // Kept over a failed try, so that trying again writes one memo.
  const [id, setId] = useState<string | null>(null);
  const add = useMutation(
    trpc.record.addMemo.mutationOptions({
      onSuccess: (memo) => {
        setMemos((old) => [...old, memo]);
        setText("");
        setId(null);
      },
    }),
  );
  const remove = useMutation(
    trpc.record.removeMemo.mutationOptions({
      onSuccess: (gone) => setMemos((old) => old.filter((memo) => memo.id !== gone.id)),
    }),
  );
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    if (text.trim() === "" || add.isPending) return;
    const key = id ?? newId();
    setId(key);
    add.mutate({ tenant, id: key, teamId: team, date, title: text.trim() });
  };
  const failed = add.error ?? remove.error;
  return (
    <Panel
      title={t("memo")}
      note={t("memoNote")}
      aside={
        <Link
          href={`/${tenant}/events?team=${team}`}
          className="underline decoration-hairline-strong underline-offset-4 hover:text-ink"
        >
          {events("all")}
        </Link>
      }
    >
      {memos.length === 0 ? (
        <p className="text-small leading-loose text-ink-2">{t("memoEmpty")}</p>
      ) : (
        <ul className="flex flex-col gap-2">
          {memos.map((memo) => (
            <li key={memo.id} className="flex items-start justify-between gap-3">
              <div className="min-w-0 leading-normal">
                <p className="break-words">{memo.title}</p>
                {memo.by && (
                  <p className="text-note text-ink-3">
                    {t("memoBy", { name: memo.by, time: dayTimeText(memo.at, zone, locale) })}
                  </p>
                )}
              </div>
              {memo.removable && (
                <Button
                  variant="plain"
                  aria-label={t("memoRemoveOf", { title: memo.title })}
                  busy={remove.isPending}
                  onClick={() => remove.mutate({ tenant, id: memo.id, replaces: memo.title })}
                >
                  {t("memoRemove")}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={submit} className="mt-3 flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <Field label={t("memoLabel")}>
            {({ id: field }) => (
              <TextInput
                id={field}
                value={text}
                maxLength={60}
                placeholder={t("memoHint")}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </Field>
        </div>
        <Button type="submit" busy={add.isPending}>
          {t("memoAdd")}
        </Button>
      </form>
      {failed && (
        <p role="alert" className="mt-2 text-small text-worse">
          {errorText(failed)}
        </p>
      )}
    </Panel>
  );
}
