"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useTransition } from "react";
import { COMPARISONS, type Comparison } from "@/domain/view";

export interface PickerView {
  teams: { id: string; name: string }[];
  team: string;
  channels: { id: string; name: string; team: string }[];
  channel: string | null;
  /** The shown range as the URL writes it, its label, and its neighbours. */
  range: string;
  ranges: { value: string; label: string }[];
  earlier: string;
  later: string | null;
  compare: Comparison;
}

/** Team, range, comparison and channel: each a choice that rewrites the URL, so that what is seen can be sent as a link. */
export function ViewPicker({ view }: { view: PickerView }) {
  const t = useTranslations("picker");
  const [pending, go] = useGo();
  const teams = [...view.teams.map(({ id, name }) => ({ value: id, label: name })), ...(view.teams.length > 1 ? [{ value: "all", label: t("allTeams") }] : [])];
  const several = view.team === "all";
  const channels = view.channels.map(({ id, name, team }) => ({ value: id, label: several ? t("channelOf", { channel: name, team }) : name }));
  return (
    <div className="flex flex-wrap items-center gap-2 print:hidden" aria-busy={pending}>
      {teams.length > 1 && <Choice label={t("team")} value={view.team} options={teams} onChange={(team) => go({ team, channel: null })} />}
      <div className="flex">
        <Step label={t("earlier")} onClick={() => go({ range: view.earlier })} side="left">◀</Step>
        <Choice label={t("range")} value={view.range} options={view.ranges} onChange={(range) => go({ range })} joined />
        <Step label={t("later")} onClick={() => view.later && go({ range: view.later })} disabled={!view.later} side="right">▶</Step>
      </div>
      <Choice label={t("compare")} value={view.compare} options={COMPARISONS.map((value) => ({ value, label: t(`comparison.${value}`) }))} onChange={(compare) => go({ compare })} />
      <Choice label={t("channel")} value={view.channel ?? ""} options={[{ value: "", label: t("allChannels") }, ...channels]} onChange={(channel) => go({ channel: channel || null })} />
    </div>
  );
}

function useGo(): [boolean, (change: Record<string, string | null>) => void] {
  const [router, pathname, params] = [useRouter(), usePathname(), useSearchParams()];
  const [pending, start] = useTransition();
  const go = (change: Record<string, string | null>) => {
    const next = new URLSearchParams(params);
    for (const [key, value] of Object.entries(change)) if (value === null) next.delete(key); else next.set(key, value);
    start(() => router.push(`${pathname}?${next}`, { scroll: false }));
  };
  return [pending, go];
}

interface ChoiceProps { label: string; value: string; options: { value: string; label: string }[]; onChange: (value: string) => void; joined?: boolean }

function Choice({ label, value, options, onChange, joined = false }: ChoiceProps) {
  const id = useId();
  return (
    <span>
      <label htmlFor={id} className="sr-only">{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}
        className={`h-9 max-w-52 border border-hairline bg-surface px-2.5 text-[13px] text-ink pointer-coarse:h-11 ${joined ? "" : "rounded"}`}>
        {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
    </span>
  );
}

interface StepProps { label: string; side: "left" | "right"; disabled?: boolean; onClick: () => void; children: React.ReactNode }

function Step({ label, side, children, ...rest }: StepProps) {
  return (
    <button type="button" aria-label={label} {...rest}
      className={`h-9 w-8 border border-hairline bg-surface text-[11px] text-ink-2 disabled:text-hairline-strong pointer-coarse:h-11 pointer-coarse:w-11 ${side === "left" ? "rounded-l border-r-0" : "rounded-r border-l-0"}`}>
      <span aria-hidden>{children}</span>
    </button>
  );
}
