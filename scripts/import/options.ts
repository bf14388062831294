import { parseArgs } from "node:util";
import { CHANNEL_KINDS, type ChannelKind, type Cadence } from "@/domain/measures/channel";
import type { TypedAnswer } from "@/domain/imports/dry-run";
import { type Encoding, ENCODINGS } from "@/domain/imports/encoding";
import type { CesScale } from "@/domain/measures/measure";
import { isLocalDate, isZone, type LocalDate } from "@/domain/time/period";

export const USAGE = `usage: npm run import -- --dry-run FILE [options]

Reads a file exactly as an import does, without a database, and prints one JSON object:
  encoding    what the file is written in
  headerRow   index of the header among the file's rows that are not blank, from 0
  columns     [{header, use, why}]: what each column is taken for, or why it is left out
  questions   [{column, kind, readings, examples}]: what the file leaves open; answer with --answer
  rows        [{line, start, team, channel, values}]: what would be recorded; start is null while the day is asked about
  refused     [{line, column, text, reason, message}]: cells that cannot be, in the file's own words
  warnings    likewise, of what is odd and would be taken
  skipped     [{line, reason, text}]: rows without a record: blank, total, note, header, place
  problems    [{column, code, message}]: why the columns are no import yet
  kpis        {id: value}: of the rows, as the dashboard reckons them
Lines are counted as an editor counts them, from 1.

options:
  --answer COLUMN=READING    answers a question; COLUMN is a header, #2 for the second column, or first_day (may be repeated)
  --zone ZONE                the company's time zone (Asia/Tokyo)
  --week-start DAY           monday or sunday (monday)
  --ces-scale N              highest answer of the effort question: 7 or 5 (7)
  --teams A,B                the company's teams (those the file names, else one called "team")
  --channels NAME=KIND,...   the channels of each team (those the file names, else one called "channel");
                             kinds: ${CHANNEL_KINDS.join(", ")}; NAME=KIND:week or :month where it is not recorded by day
  --encoding NAME            ${ENCODINGS.join(", ")} (found out)
  --today YYYY-MM-DD         no row may lie after it (today in the zone)

exit: 0 all is read; 1 rows are refused or questions are open; 2 wrong usage`;

export interface Options {
  file: string;
  zone: string;
  weekStart: "monday" | "sunday";
  cesScale: CesScale;
  encoding: Encoding | null;
  today: LocalDate | null;
  teams: string[] | null;
  channels: { name: string; kind: ChannelKind; cadence: Cadence | null }[] | null;
  answers: TypedAnswer[];
}

const FLAGS = {
  "dry-run": { type: "boolean" },
  help: { type: "boolean" },
  answer: { type: "string", multiple: true },
  zone: { type: "string" },
  "week-start": { type: "string" },
  "ces-scale": { type: "string" },
  teams: { type: "string" },
  channels: { type: "string" },
  encoding: { type: "string" },
  today: { type: "string" },
} as const;

/** The command line as options, "help" where that is asked for; what is wrong with it as an Error with a sentence. */
export function optionsOf(args: readonly string[]): Options | "help" {
  const { values, positionals } = parseArgs({ args: [...args], options: FLAGS, allowPositionals: true });
  if (values.help) return "help";
  const [file, second] = positionals;
  if (!values["dry-run"]) throw new Error("--dry-run is missing: this command writes nothing, and says so");
  if (file === undefined || second !== undefined) throw new Error("name one file");
  return { file, ...optionsIn(values) };
}

function optionsIn(values: ReturnType<typeof parseArgs<{ options: typeof FLAGS }>>["values"]): Omit<Options, "file"> {
  return {
    zone: checked("--zone", values.zone ?? "Asia/Tokyo", isZone),
    weekStart: oneOf("--week-start", values["week-start"] ?? "monday", ["monday", "sunday"]),
    cesScale: oneOf("--ces-scale", values["ces-scale"] ?? "7", ["7", "5"]) === "5" ? "1-5" : "1-7",
    encoding: values.encoding === undefined ? null : oneOf("--encoding", values.encoding, ENCODINGS),
    today: values.today === undefined ? null : checked("--today", values.today, isLocalDate),
    teams: values.teams === undefined ? null : listOf("--teams", values.teams),
    channels: values.channels === undefined ? null : listOf("--channels", values.channels).map(channelOf),
    answers: (values.answer ?? []).map(answerOf),
  };
}

function checked(flag: string, value: string, isRight: (value: string) => boolean): string {
  if (!isRight(value)) throw new Error(`${flag} ${value}: there is none of that name`);
  return value;
}

function oneOf<T extends string>(flag: string, value: string, list: readonly T[]): T {
  const found = list.find((one) => one === value);
  if (found === undefined) throw new Error(`${flag} takes one of ${list.join(", ")}`);
  return found;
}

function listOf(flag: string, value: string): string[] {
  const names = value.split(",").map((name) => name.trim());
  if (names.some((name) => name === "") || new Set(names).size < names.length)
    throw new Error(`${flag}: names, each once, with commas between`);
  return names;
}

function channelOf(text: string): { name: string; kind: ChannelKind; cadence: Cadence | null } {
  const [, name, kind, cadence] = /^(.+)=([a-z_]+)(?::(day|week|month))?$/.exec(text) ?? [];
  if (name === undefined || kind === undefined) throw new Error(`--channels takes NAME=KIND, not ${text}`);
  return {
    name: name.trim(),
    kind: oneOf("--channels NAME=KIND", kind, CHANNEL_KINDS),
    cadence: (cadence as Cadence | undefined) ?? null,
  };
}

function answerOf(text: string): TypedAnswer {
  const at = text.lastIndexOf("=");
  if (at < 0) throw new Error(`--answer takes COLUMN=READING, not ${text}`);
  return { column: text.slice(0, at).trim(), reading: text.slice(at + 1).trim() };
}
