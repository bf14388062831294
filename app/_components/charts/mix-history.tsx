"use client";

import { useLocale, useTranslations } from "next-intl";
import { CHANNEL_KINDS, type ChannelKind, voiceShare } from "@/domain/measures/channel";
import { formatAxis, formatDecimal, formatPercent, type Locale, NO_VALUE } from "@/domain/format/number";
import { DataTable } from "../ui/data-table";
import { CHANNEL_COLOR } from "./channel-color";
import { ChartFrame } from "./chart-frame";
import type { MixContacts } from "./mix-share";
import { scaleOf } from "./trend-data";

export interface MixPeriod {
  key: string;
  /** Short, for the axis. */
  label: string;
  title: string;
  contacts: MixContacts;
  /** Kinds recorded before and not here: what is not recorded is not zero. */
  missing: readonly ChannelKind[];
  running: boolean;
}

const HEIGHT = 200;
/** As many labels as stand beside each other; on a phone every third of them. */
const LABELS = 14;

const totalOf = (contacts: MixContacts): number => Object.values(contacts).reduce((sum, count) => sum + count, 0);

/** Contacts by kind of channel, a stacked bar a period, with the share that was not spoken above it. Nothing recorded is a gap. */
export function MixHistory({
  name,
  periods,
  caption,
}: {
  name: string;
  periods: readonly MixPeriod[];
  caption?: React.ReactNode;
}) {
  const kinds = CHANNEL_KINDS.filter((kind) => periods.some(({ contacts }) => (contacts[kind] ?? 0) > 0));
  return (
    <ChartFrame
      caption={caption}
      chart={<Drawing name={name} periods={periods} kinds={kinds} />}
      table={<MixHistoryTable name={name} periods={periods} kinds={kinds} />}
    />
  );
}

interface ViewProps {
  name: string;
  periods: readonly MixPeriod[];
  kinds: readonly ChannelKind[];
}

function Drawing({ name, periods, kinds }: ViewProps) {
  const [t, names] = [useTranslations("chart"), useTranslations("channelKind")];
  const locale = useLocale();
  const scale = scaleOf(
    periods.map(({ contacts }) => totalOf(contacts)),
    { whole: true },
  );
  const y = (value: number) => HEIGHT - (value / scale.max) * HEIGHT;
  const every = Math.ceil(periods.length / LABELS);
  return (
    <div>
      <div className="pt-4 pl-12">
        <svg
          role="img"
          aria-label={t("mixHistorySpoken", { name, count: periods.length })}
          width="100%"
          height={HEIGHT + 24}
          className="block overflow-visible"
        >
          {scale.ticks.map((tick) => (
            <g key={tick}>
              <line x1="0" x2="100%" y1={y(tick)} y2={y(tick)} stroke="var(--hairline)" />
              <text x="-8" y={y(tick) + 4} textAnchor="end" className="num fill-ink-3 text-note">
                {formatAxis(tick, "count", locale)}
              </text>
            </g>
          ))}
          {periods.map((period, i) => (
            <Bar
              key={period.key}
              period={period}
              place={i}
              count={periods.length}
              y={y}
              labelled={i % every === 0}
              minor={(i / every) % 3 !== 0}
            />
          ))}
        </svg>
      </div>
      <ul aria-label={t("channel")} className="flex flex-wrap gap-x-3 gap-y-1 pt-2 text-note leading-normal text-ink-2">
        {kinds.map((kind) => (
          <li key={kind} className="flex items-center gap-1.5">
            <svg aria-hidden width="10" height="10">
              <rect width="10" height="10" fill={CHANNEL_COLOR[kind].fill} />
            </svg>
            {names(kind)}
          </li>
        ))}
        {periods.length <= LABELS && <li className="max-sm:hidden">{t("nonVoiceAbove")}</li>}
      </ul>
    </div>
  );
}

interface BarProps {
  period: MixPeriod;
  place: number;
  count: number;
  y: (value: number) => number;
  labelled: boolean;
  minor: boolean;
}

function Bar({ period: { contacts, missing, label, title, running }, place, count, y, labelled, minor }: BarProps) {
  const [t, names] = [useTranslations("chart"), useTranslations("channelKind")];
  const locale = useLocale();
  const [left, width] = [((place + 0.15) / count) * 100, 70 / count];
  const middle = `${((place + 0.5) / count) * 100}%`;
  const share = nonVoice(contacts, missing, locale);
  const told = CHANNEL_KINDS.flatMap((kind) =>
    contacts[kind] === undefined
      ? []
      : [t("part", { name: names(kind), share: formatDecimal(contacts[kind], locale) })],
  );
  const name = labelled && (
    <text
      x={middle}
      y={HEIGHT + 18}
      textAnchor="middle"
      className={`num fill-ink-3 text-note ${minor ? "max-sm:hidden" : ""}`}
    >
      {label}
    </text>
  );
  if (told.length === 0) return name;
  return (
    <g>
      <title>
        {[running ? t("pointRunning", { value: title }) : title, ...told, t("nonVoice", { share })].join(
          locale === "ja" ? "、" : ", ",
        )}
      </title>
      {stacked(contacts).map(({ kind, from, until }) => (
        <rect
          key={kind}
          x={`${left}%`}
          width={`${width}%`}
          y={y(until)}
          height={Math.max(0, y(from) - y(until))}
          fill={CHANNEL_COLOR[kind].fill}
          {...(running
            ? { fillOpacity: 0.45, stroke: CHANNEL_COLOR[kind].fill, strokeDasharray: "3 2" }
            : { stroke: "var(--surface)", strokeWidth: 0.5 })}
        />
      ))}
      {count <= LABELS && (
        <text
          x={middle}
          y={y(totalOf(contacts)) - 5}
          textAnchor="middle"
          className="num fill-ink-2 text-note max-sm:hidden"
        >
          {share}
        </text>
      )}
      {name}
    </g>
  );
}

function stacked(contacts: MixContacts): { kind: ChannelKind; from: number; until: number }[] {
  let from = 0;
  return CHANNEL_KINDS.flatMap((kind) => {
    const count = contacts[kind] ?? 0;
    if (count <= 0) return [];
    from += count;
    return [{ kind, from: from - count, until: from }];
  });
}

/** Share of contacts that were not spoken; "—" where there is none to share, or a channel is not recorded. */
function nonVoice(contacts: MixContacts, missing: readonly ChannelKind[], locale: Locale): string {
  const voice = missing.length > 0 ? null : voiceShare(contacts);
  return voice === null ? NO_VALUE : formatPercent(1 - voice, locale, 0);
}

function MixHistoryTable({ name, periods, kinds }: ViewProps) {
  const [t, names] = [useTranslations("chart"), useTranslations("channelKind")];
  const locale = useLocale();
  const columns = [
    { key: "period", label: t("period") },
    ...kinds.map((kind) => ({ key: kind, label: names(kind), numeric: true })),
    { key: "total", label: t("total"), numeric: true },
    { key: "voice", label: t("voiceShare"), numeric: true },
    { key: "nonVoice", label: t("nonVoiceShare"), numeric: true },
  ];
  const rows = periods.map(({ key, title, contacts, missing, running }) => {
    const voice = missing.length > 0 ? null : voiceShare(contacts);
    return {
      key,
      period: running ? t("pointRunning", { value: title }) : title,
      ...Object.fromEntries(
        kinds.map((kind) => {
          const none = missing.includes(kind) ? t("unrecorded") : NO_VALUE;
          return [kind, contacts[kind] === undefined ? none : formatDecimal(contacts[kind], locale)];
        }),
      ),
      total: Object.keys(contacts).length === 0 ? NO_VALUE : formatDecimal(totalOf(contacts), locale),
      voice: voice === null ? NO_VALUE : formatPercent(voice, locale),
      nonVoice: voice === null ? NO_VALUE : formatPercent(1 - voice, locale),
    };
  });
  return <DataTable caption={name} hideCaption columns={columns} rows={rows} />;
}
