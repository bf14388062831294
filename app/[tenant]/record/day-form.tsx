"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";
import { parseNumber } from "@/domain/parse-number";

const ASKED = ["offered", "received", "answered", "abandoned", "handled"] as const;
interface Line { id: string; name: string; measures: readonly string[]; values: Partial<Record<string, unknown>> | null }

/** One channel's counts of one day. Full-width digits are understood; an empty field is "not recorded". */
export function DayForm({ tenant, day, line }: { tenant: string; day: string; line: Line }) {
  const t = useTranslations("record");
  const measure = useTranslations("measure");
  const errorText = useErrorText();
  const shown = ASKED.filter((id) => line.measures.includes(id));
  const start = Object.fromEntries(shown.map((id) => [id, (line.values?.[id] ?? null) as number | null]));
  const [seen, setSeen] = useState(start);
  const save = useMutation(useTRPC().record.saveCells.mutationOptions({ onSuccess: ({ values }) => setSeen((old) => ({ ...old, ...(values as typeof old) })) }));
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const cells = shown.flatMap((id) => {
      const read = parseNumber(String(form.get(id) ?? ""), "count");
      return read.ok && read.value !== seen[id] ? [{ measure: id, seen: seen[id] ?? null, typed: read.value }] : [];
    });
    if (cells.length > 0) save.mutate({ tenant, channelId: line.id, start: day, cells });
  };
  return (
    <form onSubmit={submit} className="mt-4 flex flex-wrap items-end gap-3 rounded-lg border border-hairline bg-surface p-4" aria-label={line.name}>
      <h2 className="w-full font-semibold">{line.name}</h2>
      {shown.map((id) => (
        <label key={id} className="flex flex-col gap-1">
          <span className="text-[13px] text-ink-2">{measure(id)}</span>
          <input name={id} inputMode="numeric" defaultValue={start[id] ?? ""} className="num h-10 w-24 rounded border border-hairline-strong bg-surface px-2 text-right" />
        </label>
      ))}
      <button className="h-10 rounded border border-hairline-strong px-3">{t("save")}</button>
      <p role="status" className={save.error ? "text-worse" : "text-better"}>{save.error ? errorText(save.error) : save.isSuccess ? t("saved") : ""}</p>
    </form>
  );
}
