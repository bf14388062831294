import { useId } from "react";
import { useLocale, useTranslations } from "next-intl";
import { CHANNEL_KINDS, type ChannelKind } from "@/domain/measures/channel";
import { formatDecimal, formatPercent, type Locale, NO_VALUE } from "@/domain/format/number";
import { DataTable } from "../ui/data-table";
import { CHANNEL_COLOR } from "./channel-color";
import { ChartFrame } from "./chart-frame";
import { type MixContacts, type MixPart, mixOf } from "./mix-share";

export interface MixBar {
  label: string;
  contacts: MixContacts | null;
  /** Kinds that are not recorded yet: the shares of the others are not known. */
  missing: readonly ChannelKind[];
}

/** Contacts by kind of channel, a bar a range: percentages where they fit, all of them in the table. */
export function MixBars({ bars, caption }: { bars: readonly MixBar[]; caption?: React.ReactNode }) {
  const drawn = bars.map((bar) => ({ ...bar, parts: mixOf(bar.contacts ?? {}) }));
  const kinds = CHANNEL_KINDS.filter((kind) => drawn.some(({ parts }) => parts.some((part) => part.kind === kind)));
  return (
    <ChartFrame
      caption={caption}
      chart={<Drawing bars={drawn} kinds={kinds} />}
      table={<MixTable bars={drawn} kinds={kinds} />}
    />
  );
}

// Shares whose percentage fits into their part of a bar, and into that of a phone's bar.
const FITS = 0.1;
const FITS_NARROW = 0.16;

interface Drawn extends MixBar {
  parts: MixPart[];
}
interface MixViewProps {
  bars: readonly Drawn[];
  kinds: readonly ChannelKind[];
}

const percent = (part: MixPart, locale: Locale): string => formatPercent(part.share, locale, 0);

function Drawing({ bars, kinds }: MixViewProps) {
  const [t, names] = [useTranslations("chart"), useTranslations("channelKind")];
  return (
    <div className="flex flex-col gap-3">
      {bars.map((bar) => (
        <Bar key={bar.label} bar={bar} />
      ))}
      <ul aria-label={t("channel")} className="flex flex-wrap gap-x-3 gap-y-1 pt-1 text-note leading-normal text-ink-2">
        {kinds.map((kind) => (
          <li key={kind} className="flex items-center gap-1.5">
            <svg aria-hidden width="10" height="10">
              <rect width="10" height="10" fill={CHANNEL_COLOR[kind].fill} />
            </svg>
            {names(kind)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The room of what is not recorded, in percent: how much it would be nobody knows. */
const UNKNOWN = 14;

function Bar({ bar: { label, parts, missing } }: { bar: Drawn }) {
  const [t, names] = [useTranslations("chart"), useTranslations("channelKind")];
  const locale = useLocale();
  const whole = missing.length === 0;
  const scale = whole ? 1 : (100 - UNKNOWN) / 100;
  const hatch = useId();
  const told = [
    ...parts.map((part) =>
      t("part", {
        name: names(part.kind),
        share: whole ? percent(part, locale) : formatDecimal(part.contacts, locale),
      }),
    ),
    ...missing.map((kind) => t("part", { name: names(kind), share: t("unrecorded") })),
  ].join(locale === "ja" ? "、" : ", ");
  return (
    <div className="@container">
      <p className="num mb-1 text-note leading-snug text-ink-2">{label}</p>
      {parts.length === 0 ? (
        <p className="flex h-6 items-center text-note text-ink-3">{t("empty")}</p>
      ) : (
        <svg role="img" aria-label={t("mixSpoken", { label, parts: told })} width="100%" height="24" className="block">
          {parts.map((part) => (
            <g key={part.kind}>
              <rect
                x={`${part.from * scale}%`}
                width={`${part.share * scale * 100}%`}
                height="24"
                fill={CHANNEL_COLOR[part.kind].fill}
                stroke="var(--surface)"
                strokeWidth="2"
              />
              {whole && part.share >= FITS && (
                <text
                  x={`${part.from}%`}
                  dx="7"
                  y="16.5"
                  fill={CHANNEL_COLOR[part.kind].text}
                  className={`num text-note font-semibold ${part.share < FITS_NARROW ? "hidden @min-[380px]:block" : ""}`}
                >
                  {percent(part, locale)}
                </text>
              )}
            </g>
          ))}
          {!whole && (
            <>
              <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <line y2="6" stroke="var(--ink-3)" strokeWidth="2" />
              </pattern>
              <rect x={`${100 - UNKNOWN}%`} width={`${UNKNOWN}%`} height="24" fill={`url(#${hatch})`} opacity="0.5" />
            </>
          )}
        </svg>
      )}
    </div>
  );
}

function MixTable({ bars, kinds }: MixViewProps) {
  const [t, names] = [useTranslations("chart"), useTranslations("channelKind")];
  const locale = useLocale();
  const columns = [
    { key: "kind", label: t("channel") },
    ...bars.map(({ label }, i) => ({ key: `bar${i}`, label, numeric: true })),
  ];
  const rows = kinds.map(
    (kind) =>
      Object.fromEntries([
        ["kind", names(kind)],
        ...bars.map(({ parts, missing }, i) => {
          const part = parts.find((one) => one.kind === kind);
          if (!part) return [`bar${i}`, missing.includes(kind) ? t("unrecorded") : NO_VALUE];
          const count = formatDecimal(part.contacts, locale);
          return [`bar${i}`, missing.length > 0 ? count : t("countShare", { count, share: percent(part, locale) })];
        }),
      ]) as Record<string, React.ReactNode>,
  );
  return <DataTable caption={t("channel")} hideCaption columns={columns} rows={rows} />;
}
