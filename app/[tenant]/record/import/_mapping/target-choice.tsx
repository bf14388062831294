"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/app/_components/ui/field";
import { DateInput, NumberInput, Select } from "@/app/_components/ui/inputs";
import { Panel } from "@/app/_components/ui/panel";
import type { ImportMapping, MappingProblem, ImportPlace } from "@/domain/imports/mapping";
import type { ImportTarget } from "@/domain/imports/destination";
import { definitionOf } from "@/domain/measures/measure";
import { parseNumber } from "@/domain/format/parse-number";
import type { ImportHome } from "../import-home";

interface Props {
  home: ImportHome;
  mapping: ImportMapping;
  choose: (changed: Partial<ImportMapping>) => void;
  problems: readonly { code: MappingProblem }[];
}

/** Where the rows go and when they are, as far as the file itself does not say. */
export function TargetChoice({ home, mapping, choose, problems }: Props) {
  const t = useTranslations("import.target");
  const dateAt = mapping.columns.findIndex(({ use }) => use === "date");
  const within = mapping.columns.some(
    (column) => column.use === "measure" && definitionOf(column.measure) === "slThresholdSec",
  );
  const [only] = mapping.places;
  const single = only && only.team === null && only.channel === null;
  return (
    <Panel title={t("title")}>
      <div className="flex flex-wrap items-start gap-x-6 gap-y-4">
        {single && (
          <Field
            label={t("channel")}
            error={
              problems.some(({ code }) => code === "no_place" || code === "undecided_place")
                ? t("channelMissing")
                : undefined
            }
          >
            {(ids) => (
              <ChannelSelect
                {...ids}
                targets={home.targets}
                value={only.channelId}
                empty={t("choose")}
                onChange={(channelId) => choose({ places: [{ team: null, channel: null, channelId }] })}
              />
            )}
          </Field>
        )}
        {dateAt < 0 && (
          <Field label={t("firstDay")} hint={t("firstDayHint")}>
            {(ids) => (
              <DateInput
                {...ids}
                max={home.today}
                value={mapping.firstDay ?? ""}
                onChange={(event) => choose({ firstDay: event.target.value || null })}
                className="max-w-48"
              />
            )}
          </Field>
        )}
        {within && (
          <Field label={t("threshold")} hint={t("thresholdHint", { seconds: home.thresholdSec })}>
            {(ids) => (
              <NumberInput
                {...ids}
                defaultValue={mapping.thresholdSec ?? home.thresholdSec}
                className="max-w-24"
                onBlur={(event) => {
                  const read = parseNumber(event.target.value, "count");
                  choose({
                    thresholdSec:
                      read.ok && read.value !== null && read.value >= 1 && read.value <= 3600 ? read.value : null,
                  });
                }}
              />
            )}
          </Field>
        )}
      </div>
      {!single && (
        <PlaceList targets={home.targets} places={mapping.places} onPlaces={(places) => choose({ places })} />
      )}
    </Panel>
  );
}

interface ChannelSelectProps {
  id: string;
  describedBy?: string | undefined;
  invalid?: boolean;
  targets: readonly ImportTarget[];
  value: string | null;
  empty: string;
  undecided?: string | undefined;
  onChange: (id: string | null) => void;
}

/** The value of a choice nobody has made: neither a channel nor leaving the rows out. */
const UNDECIDED = "undecided";

function ChannelSelect({ targets, value, empty, undecided, onChange, ...ids }: ChannelSelectProps) {
  const t = useTranslations("import.target");
  const teams = [...new Map(targets.map(({ teamId, teamName }) => [teamId, teamName]))];
  return (
    <Select
      {...ids}
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value || null)}
      className="w-full min-w-56"
    >
      {undecided !== undefined && (
        <option value={UNDECIDED} disabled>
          {undecided}
        </option>
      )}
      <option value="">{empty}</option>
      {teams.map(([id, name]) => (
        <optgroup key={id} label={name}>
          {targets
            .filter(({ teamId }) => teamId === id)
            .map((target) => (
              <option key={target.id} value={target.id}>
                {t("channelOption", { team: name, channel: target.name, cadence: target.cadence })}
              </option>
            ))}
        </optgroup>
      ))}
    </Select>
  );
}

/** Each team and channel the file names, and the channel its rows are recorded for. */
function PlaceList({
  targets,
  places,
  onPlaces,
}: {
  targets: readonly ImportTarget[];
  places: readonly ImportPlace[];
  onPlaces: (places: ImportPlace[]) => void;
}) {
  const t = useTranslations("import.target");
  const nameOf = ({ team, channel }: ImportPlace) =>
    [team, channel]
      .filter((text) => text !== null)
      .map((text) => text || t("blank"))
      .join(" / ");
  return (
    <ul className="mt-3 grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
      {places.map((place, index) => (
        <li key={nameOf(place)}>
          <Field label={nameOf(place)}>
            {(ids) => (
              <ChannelSelect
                {...ids}
                targets={targets}
                value={place.undecided ? UNDECIDED : place.channelId}
                empty={t("leaveOut")}
                undecided={place.undecided ? t("choose") : undefined}
                onChange={(channelId) =>
                  onPlaces(
                    places.map((one, i) => (i === index ? { team: one.team, channel: one.channel, channelId } : one)),
                  )
                }
              />
            )}
          </Field>
        </li>
      ))}
    </ul>
  );
}
