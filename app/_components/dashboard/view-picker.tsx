"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useOptimistic, useState, useTransition } from "react";
import { AlignChoice } from "@/app/_components/time/align-choice";
import type { AlignmentText } from "@/app/_components/time/alignment";
import { COMPARISONS, type Comparison } from "@/domain/time/comparison-kind";

export interface PickerView {
  teams: { id: string; name: string; archived: boolean }[];
  team: string;
  channels: { id: string; name: string; team: string; archived: boolean }[];
  channel: string | null;
  /** The shown range as the URL writes it, its label, and its neighbours. */
  range: string;
  ranges: { value: string; label: string }[];
  earlier: string;
  later: string | null;
  compare: Comparison;
  alignment: AlignmentText;
}

/** Team, range, comparison and channel: each a choice that rewrites the URL, so that what is seen can be sent as a link. */
export function ViewPicker({ view }: { view: PickerView }) {
  const t = useTranslations("picker");
  const [pending, chosen, go] = useGo();
  // On a phone the range stays in sight; the rest opens below it.
  const [open, setOpen] = useState(false);
  const rest = useId();
  const named = ({ name, archived }: { name: string; archived: boolean }) =>
    archived ? t("archived", { name }) : name;
  const teams = [
    ...view.teams.map((team) => ({ value: team.id, label: named(team) })),
    ...(view.teams.length > 1 ? [{ value: "all", label: t("allTeams") }] : []),
  ];
  const range = view.ranges.find(({ value }) => value === chosen["range"])?.value ?? view.range;
  const several = view.team === "all";
  const channels = view.channels.map((one) => ({
    value: one.id,
    label: several ? t("channelOf", { channel: named(one), team: one.team }) : named(one),
  }));
  return (
    <div className="flex flex-wrap items-center gap-2 max-xl:-mt-1.5 max-xl:w-full print:hidden" aria-busy={pending}>
      <div className="flex max-sm:min-w-0 max-sm:flex-1 sm:max-xl:min-w-56 sm:max-xl:flex-[2_1_0]">
        <Step label={t("earlier")} onClick={() => go({ range: view.earlier })} side="left">
          ◀
        </Step>
        <Choice label={t("range")} value={range} options={view.ranges} onChange={(range) => go({ range })} joined />
        <Step
          label={t("later")}
          onClick={() => view.later && go({ range: view.later })}
          disabled={!view.later}
          side="right"
        >
          ▶
        </Step>
      </div>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={rest}
        onClick={() => setOpen(!open)}
        className={`${BOX} rounded px-3 sm:hidden`}
      >
        {t("narrow")}
      </button>
      <div id={rest} className={`contents max-sm:w-full max-sm:gap-2 ${open ? "max-sm:grid" : "max-sm:hidden"}`}>
        {teams.length > 1 && (
          <Choice
            label={t("team")}
            value={chosen["team"] ?? view.team}
            options={teams}
            onChange={(team) => go({ team, channel: null })}
          />
        )}
        <Choice
          label={t("compare")}
          value={chosen["compare"] ?? view.compare}
          options={COMPARISONS.map((value) => ({ value, label: t(`comparison.${value}`) }))}
          onChange={(compare) => go({ compare })}
        />
        <AlignChoice
          alignment={view.alignment}
          compare={chosen["compare"] ?? view.compare}
          chosen={chosen["align"]}
          onChange={(align) => go({ align })}
        />
        <Choice
          label={t("channel")}
          value={(chosen["channel"] === undefined ? view.channel : chosen["channel"]) ?? ""}
          options={[{ value: "", label: t("allChannels") }, ...channels]}
          onChange={(channel) => go({ channel: channel || null })}
        />
      </div>
    </div>
  );
}

type Change = Record<string, string | null>;

/**
 * Rewrites the URL. Until the new page is there the choices show what was chosen, and a second choice adds to the first:
 * the address itself changes only when the page comes.
 */
function useGo(): [boolean, Change, (change: Change) => void] {
  const [router, pathname, params] = [useRouter(), usePathname(), useSearchParams()];
  const [pending, start] = useTransition();
  const [chosen, choose] = useOptimistic({} as Change, (before, change: Change) => ({ ...before, ...change }));
  const go = (change: Change) =>
    start(() => {
      choose(change);
      const next = new URLSearchParams(params);
      for (const [key, value] of Object.entries({ ...chosen, ...change }))
        if (value === null) next.delete(key);
        else next.set(key, value);
      router.push(`${pathname}?${next}`, { scroll: false });
    });
  return [pending, chosen, go];
}

interface ChoiceProps {
  label: string;
  value: string;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
  joined?: boolean;
}

const BOX =
  "h-9 border border-hairline bg-surface text-small text-ink hover:border-hairline-strong pointer-coarse:h-11";

function Choice({ label, value, options, onChange, joined = false }: ChoiceProps) {
  const id = useId();
  return (
    <span className={`relative inline-flex min-w-0 ${joined ? "grow" : "sm:max-xl:min-w-32 sm:max-xl:flex-[1_1_0]"}`}>
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={`${BOX} w-full min-w-0 appearance-none pr-7 pl-2.5 text-ellipsis xl:max-w-56 ${joined ? "" : "rounded"}`}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <svg
        aria-hidden
        viewBox="0 0 10 6"
        className="pointer-events-none absolute top-1/2 right-2.5 w-2.5 -translate-y-1/2 fill-none stroke-ink-2 stroke-[1.5]"
      >
        <path d="M1 1l4 4 4-4" />
      </svg>
    </span>
  );
}

interface StepProps {
  label: string;
  side: "left" | "right";
  disabled?: boolean;
  onClick: () => void;
  children: React.ReactNode;
}

function Step({ label, side, children, ...rest }: StepProps) {
  return (
    <button
      type="button"
      aria-label={label}
      {...rest}
      className={`${BOX} w-9 shrink-0 text-note disabled:text-hairline-strong disabled:hover:border-hairline pointer-coarse:w-11 ${side === "left" ? "rounded-l border-r-0" : "rounded-r border-l-0"}`}
    >
      <span aria-hidden>{children}</span>
    </button>
  );
}
