"use client";

import { Popover, PopoverButton, PopoverPanel } from "@headlessui/react";
import { useLocale, useTranslations } from "next-intl";
import { Checkbox } from "@/app/_components/ui/inputs";
import { namesText } from "@/domain/format/list";

export interface SetGroup {
  key: string;
  label: string | null;
  options: { value: string; label: string; /** What a tick stands for. */ ids: string[] }[];
}
interface SetChoiceProps {
  label: string;
  /** What nothing chosen means. */
  all: string;
  chosen: readonly string[];
  groups: readonly SetGroup[];
  onChange: (ids: string[]) => void;
}

/** Any set of several. None chosen is all of them. */
export function SetChoice({ label, all, chosen, groups, onChange }: SetChoiceProps) {
  const t = useTranslations("trends");
  const locale = useLocale();
  const names = groups
    .flatMap(({ options }) => options)
    .filter(({ ids }) => ids.length === 1 && chosen.includes(ids[0] ?? ""))
    .map((option) => option.label);
  const unique = [...new Set(names)];
  const shown = (): string => {
    if (chosen.length === 0) return all;
    const few = unique.length <= 2 && chosen.length <= 2;
    return few ? namesText(unique, locale) : t("chosen", { label, count: chosen.length });
  };
  const toggle = (ids: readonly string[], on: boolean) =>
    onChange(on ? [...new Set([...chosen, ...ids])] : chosen.filter((id) => !ids.includes(id)));
  return (
    <Popover className="relative">
      <PopoverButton className="flex h-9 max-w-64 items-center gap-2 rounded border border-hairline-strong bg-surface px-2.5 text-body text-ink hover:border-ink-2 pointer-coarse:h-11">
        <span className="sr-only">{label}</span>
        <span className="truncate">{shown()}</span>
        <svg aria-hidden viewBox="0 0 10 6" className="w-2.5 shrink-0 fill-none stroke-ink-2 stroke-[1.5]">
          <path d="M1 1l4 4 4-4" />
        </svg>
      </PopoverButton>
      <PopoverPanel className="absolute left-0 z-30 mt-1 max-h-96 w-72 max-w-[calc(100vw-32px)] overflow-y-auto rounded border border-hairline-strong bg-surface px-3.5 py-2">
        <button
          type="button"
          disabled={chosen.length === 0}
          onClick={() => onChange([])}
          className="min-h-9 text-small text-ink-2 underline decoration-hairline-strong underline-offset-4 hover:text-ink disabled:text-ink-3 disabled:no-underline pointer-coarse:min-h-11"
        >
          {all}
        </button>
        {groups.map((group) => (
          <fieldset key={group.key} className="border-t border-hairline py-1 first-of-type:border-t-0">
            <legend className={group.label ? "float-left w-full pt-1 text-note text-ink-3" : "sr-only"}>
              {group.label ?? label}
            </legend>
            <div className="clear-both">
              {group.options.map(({ value, label: name, ids }) => (
                <Checkbox
                  key={value}
                  label={name}
                  checked={ids.every((id) => chosen.includes(id))}
                  onChange={(event) => toggle(ids, event.target.checked)}
                />
              ))}
            </div>
          </fieldset>
        ))}
      </PopoverPanel>
    </Popover>
  );
}
