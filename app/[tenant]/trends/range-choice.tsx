"use client";

import { Popover, PopoverButton, PopoverPanel } from "@headlessui/react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { Field } from "@/app/_components/ui/field";
import { DateInput } from "@/app/_components/ui/inputs";
import { isLocalDate } from "@/domain/time/period";

export interface RangeOptions {
  /** As the URL writes it. */
  value: string;
  options: { value: string; label: string }[];
  from: string;
  /** The last day that belongs to it. */
  last: string;
  earlier: string;
  later: string | null;
}

const BOX = "h-9 border border-hairline-strong bg-surface text-ink hover:border-ink-2 pointer-coarse:h-11";

/** ◀ a named range ▶, or any two days. */
export function RangeChoice({
  value,
  options,
  from,
  last,
  earlier,
  later,
  onChange,
}: RangeOptions & { onChange: (range: string) => void }) {
  const [t, picker] = [useTranslations("trends"), useTranslations("picker")];
  const id = useId();
  return (
    <div className="flex min-w-0 max-sm:w-full">
      <button
        type="button"
        aria-label={picker("earlier")}
        onClick={() => onChange(earlier)}
        className={`${BOX} w-9 shrink-0 rounded-l text-note pointer-coarse:w-11`}
      >
        <span aria-hidden>◀</span>
      </button>
      <label htmlFor={id} className="sr-only">
        {picker("range")}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={`${BOX} num -ml-px min-w-0 max-w-72 flex-1 px-2 text-small text-ellipsis`}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <button
        type="button"
        aria-label={picker("later")}
        disabled={!later}
        onClick={() => later && onChange(later)}
        className={`${BOX} -ml-px w-9 shrink-0 text-note disabled:text-hairline-strong pointer-coarse:w-11`}
      >
        <span aria-hidden>▶</span>
      </button>
      <Popover className="relative">
        <PopoverButton className={`${BOX} -ml-px rounded-r px-3 text-small whitespace-nowrap`}>
          {t("custom")}
        </PopoverButton>
        <PopoverPanel className="absolute right-0 z-30 mt-1 w-64 max-w-[calc(100vw-32px)] rounded border border-hairline-strong bg-surface p-3.5">
          {({ close }) => (
            <TwoDays
              key={value}
              from={from}
              last={last}
              onChosen={(range) => {
                close();
                onChange(range);
              }}
            />
          )}
        </PopoverPanel>
      </Popover>
    </div>
  );
}

function TwoDays({ from, last, onChosen }: { from: string; last: string; onChosen: (range: string) => void }) {
  const t = useTranslations("trends");
  const [start, setStart] = useState(from);
  const [end, setEnd] = useState(last);
  const turned = end < start ? t("rangeTurned") : null;
  const wrong = isLocalDate(start) && isLocalDate(end) ? turned : t("rangeMissing");
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong) onChosen(`${start}..${end}`);
      }}
    >
      <Field label={t("from")}>
        {(ids) => <DateInput {...ids} value={start} onChange={(event) => setStart(event.target.value)} />}
      </Field>
      <Field label={t("to")} error={wrong}>
        {(ids) => <DateInput {...ids} value={end} onChange={(event) => setEnd(event.target.value)} />}
      </Field>
      <Button type="submit" variant="primary" disabled={wrong !== null}>
        {t("show")}
      </Button>
    </form>
  );
}
