import { getTranslations } from "next-intl/server";
import { alignmentText } from "@/app/_components/time/alignment";
import { KPI_GROUPS, kpisOf } from "@/domain/kpi/kpi";
import { addDays, isRunning } from "@/domain/time/period";
import { PRESETS, presetRange, stepRange } from "@/domain/time/preset";
import { rangeDigits } from "@/domain/time/short-label";
import { textOfRange } from "@/domain/views/view";
import { Controls } from "./controls";
import type { Place } from "./place";

/** Everything that can be chosen, named in the reader's language. */
export async function ControlBar({ view, locale }: Place) {
  const [t, picker, kpi, presets, kinds] = [
    await getTranslations("trends"),
    await getTranslations("picker"),
    await getTranslations("kpi"),
    await getTranslations("preset"),
    await getTranslations("channelKind"),
  ];
  const { range, calendar, today } = view;
  const named = PRESETS.map((preset) => {
    const own = presetRange(preset, today, calendar);
    return { value: textOfRange(own), label: `${presets(preset)} ${rangeDigits(own, locale)}` };
  });
  const ranges = named.some(({ value }) => value === range.text)
    ? named
    : [{ value: range.text, label: rangeDigits(range, locale) }, ...named];
  const over = isRunning(range, today) || range.until > today;
  const ended = (name: string, archived: boolean) => (archived ? picker("archived", { name }) : name);
  const inTeams = view.teams.filter(({ id }) => view.chosen.teams.includes(id));
  const offered = [...new Set(inTeams.flatMap(({ channels }) => channels.map(({ kind }) => kind)))];
  return (
    <Controls
      kpi={view.subject.id}
      kpis={[
        { label: t("raw"), options: [{ value: "contacts", label: t("contacts") }] },
        ...KPI_GROUPS.map((group) => ({
          label: t(`group.${group}`),
          options: kpisOf(group).map(({ id }) => ({ value: id, label: kpi(id) })),
        })),
      ]}
      range={{
        value: range.text,
        options: ranges,
        from: range.from,
        last: addDays(range.until, -1),
        earlier: textOfRange(stepRange(range, -1, calendar)),
        later: over ? null : textOfRange(stepRange(range, 1, calendar)),
      }}
      grain={view.grain}
      compare={view.compare}
      alignment={alignmentText(view.alignment, locale)}
      by={view.by}
      each={view.each}
      teams={{
        chosen: view.chosen.teams,
        all: view.chosen.allTeams,
        options: view.teams.map(({ id, name, archived }) => ({ value: id, label: ended(name, archived) })),
      }}
      channels={{
        chosen: view.chosen.channels,
        groups: [
          {
            key: "kind",
            label: t("byKind"),
            options: offered.map((kind) => ({
              value: kind,
              label: t("allOfKind", { kind: kinds(kind) }),
              ids: inTeams.flatMap(({ channels }) => channels.filter((one) => one.kind === kind).map(({ id }) => id)),
            })),
          },
          ...inTeams.map(({ id, name, channels }) => ({
            key: id,
            label: name,
            options: channels.map((one) => ({ value: one.id, label: ended(one.name, one.archived), ids: [one.id] })),
          })),
        ],
      }}
    />
  );
}
