import { CHANNEL_KINDS, type ChannelKind, type Cadence } from "@/domain/measures/channel";
import type { FileFacts } from "@/domain/imports/facts";
import { indexOf, type Proposal } from "@/domain/imports/columns/proposal";
import { KIND_WORDS } from "@/domain/imports/columns/synonyms";
import { foldHeader, type TableRow } from "@/domain/imports/table";
import { type ImportTarget, measureOn } from "@/domain/imports/destination";
import { weekSaid } from "@/domain/imports/dates/period";
import { MEASURES } from "@/domain/measures/measure";

/** Teams and channels a file is read for where no company has any; null: those the file names, else one. */
export type TargetNames = {
  readonly teams: readonly string[] | null;
  readonly channels:
    readonly { readonly name: string; readonly kind: ChannelKind; readonly cadence: Cadence | null }[] | null;
};

const ALONE = { team: "team", channel: "channel" } as const;

/** Every channel in every team: as named, or as the file itself names them, each recorded by the period the file's dates speak of. */
export function assumedTargets(
  table: readonly TableRow[],
  { facts, mapping }: Proposal,
  { teams, channels }: TargetNames,
): ImportTarget[] {
  const named = (use: "team" | "channel") => {
    const at = indexOf(mapping.columns, use);
    return at === null ? null : [...new Set(mapping.places.flatMap((place) => place[use] || []))];
  };
  const cadence = cadenceOf(
    table,
    facts,
    mapping.columns.findIndex(({ use }) => use === "date"),
    mapping.headerRow,
  );
  const kind = kindOfAll(mapping.columns);
  const inTeams = teams ?? named("team") ?? [ALONE.team];
  const asked = channels ??
    named("channel")?.map((name) => ({ name, kind: kindNamed(name) ?? kind, cadence: null })) ?? [
      { name: ALONE.channel, kind, cadence: null },
    ];
  return inTeams.flatMap((teamName, i) =>
    asked.map((channel, j): ImportTarget => ({
      id: `${i}:${j}`,
      name: channel.name,
      kind: channel.kind,
      cadence: channel.cadence ?? cadence,
      teamId: `${i}`,
      teamName,
    })),
  );
}

function cadenceOf(table: readonly TableRow[], { columns }: FileFacts, date: number, headerRow: number): Cadence {
  const facts = columns[date]?.dates;
  if (!facts) return "day";
  if (weekSaid(table[headerRow]?.cells[date] ?? "") !== null) return "week";
  return facts.monthly || Object.values(facts.yearless).some(({ months, count }) => months === count) ? "month" : "day";
}

const kindNamed = (name: string): ChannelKind | undefined =>
  CHANNEL_KINDS.find((kind) => (KIND_WORDS[kind] as readonly string[]).includes(foldHeader(name)));

/** The kind of channel that has most of what the file counts; a phone where several do. */
function kindOfAll(columns: Proposal["mapping"]["columns"]): ChannelKind {
  const has = (kind: ChannelKind) =>
    columns.filter(
      (column) => column.use === "measure" && MEASURES[measureOn(column.measure, kind)].channels.includes(kind),
    ).length;
  return CHANNEL_KINDS.reduce((best, kind) => (has(kind) > has(best) ? kind : best));
}
