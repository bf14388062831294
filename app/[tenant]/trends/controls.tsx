"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Checkbox, Select } from "@/app/_components/ui/inputs";
import { AlignChoice } from "@/app/_components/time/align-choice";
import type { AlignmentText } from "@/app/_components/time/alignment";
import { SegmentedChoice } from "@/app/_components/ui/segmented-choice";
import { GRAINS, type Grain } from "@/domain/time/period";
import { type Split, SPLITS, TREND_COMPARISONS, type TrendComparison } from "@/domain/views/trend";
import { RangeChoice, type RangeOptions } from "./range-choice";
import { SetChoice, type SetGroup } from "./set-choice";
import { type Chosen, useQuery } from "./use-query";

interface Option {
  value: string;
  label: string;
}

export interface ControlsProps {
  kpi: string;
  kpis: { label: string; options: Option[] }[];
  range: RangeOptions;
  grain: Grain;
  compare: TrendComparison;
  alignment: AlignmentText;
  by: Split;
  each: boolean;
  teams: { chosen: string[]; all: boolean; options: Option[] };
  channels: { chosen: string[]; groups: SetGroup[] };
}

/** Each choice rewrites the URL at once; there is nothing to submit. */
export function Controls(given: ControlsProps) {
  const [t, picker] = [useTranslations("trends"), useTranslations("picker")];
  const [pending, chosen, go] = useQuery();
  const props = withChosen(given, chosen);
  const { kpi, kpis, range, grain, compare, teams, channels } = props;
  const teamSet = [
    { key: "teams", label: null, options: teams.options.map((option) => ({ ...option, ids: [option.value] })) },
  ];
  // A channel belongs to a team: another set of teams starts with all of theirs.
  const onTeams = (ids: string[]) =>
    go({ teams: ids, team: ids.length === 0 ? "all" : null, channels: null, channel: null, kind: null });
  const onChannels = (ids: string[]) => go({ channels: ids, channel: null, kind: null });
  return (
    <div className="flex flex-col gap-2.5 print:hidden" aria-busy={pending}>
      <div className="flex flex-wrap items-center gap-2">
        <Named label={t("pick")} className="w-full sm:w-72">
          {(id) => (
            <Select id={id} value={kpi} onChange={(event) => go({ kpi: event.target.value })}>
              {kpis.map((group) => (
                <optgroup key={group.label} label={group.label}>
                  {group.options.map((one) => (
                    <option key={one.value} value={one.value}>
                      {one.label}
                    </option>
                  ))}
                </optgroup>
              ))}
            </Select>
          )}
        </Named>
        <SegmentedChoice
          label={t("grainLabel")}
          value={grain}
          onChange={(next) => go({ grain: next })}
          options={GRAINS.map((value) => ({
            value,
            label: <span className="inline-block first-letter:uppercase">{t(`grain.${value}`)}</span>,
          }))}
        />
        <RangeChoice {...range} onChange={(next) => go({ range: next })} />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {teams.options.length > 1 && (
          <SetChoice
            label={picker("team")}
            all={picker("allTeams")}
            chosen={teams.all ? [] : teams.chosen}
            groups={teamSet}
            onChange={onTeams}
          />
        )}
        <SetChoice
          label={picker("channel")}
          all={picker("allChannels")}
          chosen={channels.chosen}
          groups={channels.groups}
          onChange={onChannels}
        />
        <SplitChoice {...props} go={go} />
        <Named label={picker("compare")} className="w-auto">
          {(id) => (
            <Select id={id} value={compare} onChange={(event) => go({ compare: event.target.value })}>
              {TREND_COMPARISONS.map((value) => (
                <option key={value} value={value}>
                  {t(`compare.${value}`)}
                </option>
              ))}
            </Select>
          )}
        </Named>
        <AlignChoice
          alignment={props.alignment}
          compare={compare}
          chosen={chosen["align"]}
          onChange={(align) => go({ align })}
        />
      </div>
    </div>
  );
}

/** The choices as they will be, while the page they make is on its way. */
function withChosen(props: ControlsProps, chosen: Chosen): ControlsProps {
  const one = <T extends string>(key: string, options: readonly T[], usual: T, now: T): T =>
    chosen[key] === undefined ? now : (options.find((option) => option === chosen[key]) ?? usual);
  const list = (key: string, now: string[]) => (chosen[key] === undefined ? now : (chosen[key]?.split(",") ?? []));
  const shown = chosen["range"];
  return {
    ...props,
    kpi: chosen["kpi"] ?? props.kpi,
    grain: one("grain", GRAINS, props.grain, props.grain),
    compare: one("compare", TREND_COMPARISONS, props.compare, props.compare),
    by: one("by", SPLITS, "none", props.by),
    each: chosen["lines"] === undefined ? props.each : chosen["lines"] === "each",
    range:
      shown && props.range.options.some(({ value }) => value === shown)
        ? { ...props.range, value: shown }
        : props.range,
    teams: {
      ...props.teams,
      chosen: list("teams", props.teams.chosen),
      all: chosen["teams"] === undefined ? props.teams.all : chosen["teams"] === null,
    },
    channels: { ...props.channels, chosen: list("channels", props.channels.chosen) },
  };
}

function SplitChoice({ by, each, go }: Pick<ControlsProps, "by" | "each"> & { go: ReturnType<typeof useQuery>[2] }) {
  const t = useTranslations("trends");
  return (
    <>
      <Named label={t("split")} className="w-auto">
        {(id) => (
          <Select
            id={id}
            value={by}
            onChange={(event) => go({ by: event.target.value === "none" ? null : event.target.value })}
          >
            {SPLITS.map((value) => (
              <option key={value} value={value}>
                {t(`by.${value}`)}
              </option>
            ))}
          </Select>
        )}
      </Named>
      {by !== "none" && (
        <Checkbox
          label={t("each")}
          checked={each}
          onChange={(event) => go({ lines: event.target.checked ? "each" : null })}
        />
      )}
    </>
  );
}

function Named({
  label,
  className,
  children,
}: {
  label: string;
  className: string;
  children: (id: string) => React.ReactNode;
}) {
  const id = useId();
  return (
    <div className={className}>
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      {children(id)}
    </div>
  );
}
