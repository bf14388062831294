"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Checkbox, Select } from "@/app/_components/ui/inputs";
import { SegmentedChoice } from "@/app/_components/ui/segmented-choice";
import { GRAINS, type Grain } from "@/domain/period";
import { type Split, SPLITS, TREND_COMPARISONS, type TrendComparison } from "@/domain/trend-view";
import { RangeChoice, type RangeOptions } from "./range-choice";
import { SetChoice, type SetGroup } from "./set-choice";
import { useQuery } from "./use-query";

interface Option { value: string; label: string }

export interface ControlsProps {
  kpi: string;
  kpis: { label: string; options: Option[] }[];
  range: RangeOptions;
  grain: Grain;
  compare: TrendComparison;
  aligned: boolean;
  alignable: boolean;
  by: Split;
  each: boolean;
  teams: { chosen: string[]; all: boolean; options: Option[] };
  channels: { chosen: string[]; groups: SetGroup[] };
}

/** Each choice rewrites the URL at once; there is nothing to submit. */
export function Controls(props: ControlsProps) {
  const { kpi, kpis, range, grain, compare, teams, channels } = props;
  const [t, picker] = [useTranslations("trends"), useTranslations("picker")];
  const [pending, go] = useQuery();
  const teamSet = [{ key: "teams", label: null, options: teams.options.map((option) => ({ ...option, ids: [option.value] })) }];
  // A channel belongs to a team: another set of teams starts with all of theirs.
  const onTeams = (ids: string[]) => go({ teams: ids, team: ids.length === 0 ? "all" : null, channels: null, channel: null, kind: null });
  const onChannels = (ids: string[]) => go({ channels: ids, channel: null, kind: null });
  return (
    <div className="flex flex-col gap-2.5 print:hidden" aria-busy={pending}>
      <div className="flex flex-wrap items-center gap-2">
        <Named label={t("pick")} className="w-full sm:w-72">
          {(id) => (
            <Select id={id} value={kpi} onChange={(event) => go({ kpi: event.target.value })}>
              {kpis.map((group) => <optgroup key={group.label} label={group.label}>{group.options.map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}</optgroup>)}
            </Select>
          )}
        </Named>
        <SegmentedChoice label={t("grainLabel")} value={grain} onChange={(next) => go({ grain: next })} options={GRAINS.map((value) => ({ value, label: <span className="inline-block first-letter:uppercase">{t(`grain.${value}`)}</span> }))} />
        <RangeChoice {...range} onChange={(next) => go({ range: next })} />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {teams.options.length > 1 && <SetChoice label={picker("team")} all={picker("allTeams")} chosen={teams.all ? [] : teams.chosen} groups={teamSet} onChange={onTeams} />}
        <SetChoice label={picker("channel")} all={picker("allChannels")} chosen={channels.chosen} groups={channels.groups} onChange={onChannels} />
        <SplitChoice {...props} go={go} />
        <Named label={picker("compare")} className="w-auto">
          {(id) => <Select id={id} value={compare} onChange={(event) => go({ compare: event.target.value })}>{TREND_COMPARISONS.map((value) => <option key={value} value={value}>{t(`compare.${value}`)}</option>)}</Select>}
        </Named>
        {props.alignable && <Checkbox label={t("align")} checked={props.aligned} onChange={(event) => go({ align: event.target.checked ? "weekday" : "date" })} />}
      </div>
    </div>
  );
}

function SplitChoice({ by, each, go }: Pick<ControlsProps, "by" | "each"> & { go: ReturnType<typeof useQuery>[1] }) {
  const t = useTranslations("trends");
  return (
    <>
      <Named label={t("split")} className="w-auto">
        {(id) => <Select id={id} value={by} onChange={(event) => go({ by: event.target.value === "none" ? null : event.target.value })}>{SPLITS.map((value) => <option key={value} value={value}>{t(`by.${value}`)}</option>)}</Select>}
      </Named>
      {by !== "none" && <Checkbox label={t("each")} checked={each} onChange={(event) => go({ lines: event.target.checked ? "each" : null })} />}
    </>
  );
}

function Named({ label, className, children }: { label: string; className: string; children: (id: string) => React.ReactNode }) {
  const id = useId();
  return <div className={className}><label htmlFor={id} className="sr-only">{label}</label>{children(id)}</div>;
}
