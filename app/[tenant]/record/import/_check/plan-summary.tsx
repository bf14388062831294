"use client";

import { useLocale, useTranslations } from "next-intl";
import { Panel } from "@/app/_components/ui/panel";
import { formatDecimal } from "@/domain/format/number";
import { SKIP_REASONS, type SkipReason } from "@/domain/imports/skip";
import { addDays } from "@/domain/time/period";
import { rangeLabel } from "@/domain/time/label";
import type { ImportPreview } from "@/server/imports/preview";

/** So many lines of each kind are named. */
const NAMED = 5;

/** What the file would do, in a sentence and its four counts. */
export function PlanSummary({ preview }: { preview: ImportPreview }) {
  const t = useTranslations("import.plan");
  const locale = useLocale();
  const { counts, extent, channels, skipped } = preview;
  const linesOf = (why: SkipReason) => {
    const rows = preview.left.filter(({ reason }) => reason === why);
    const named = rows
      .slice(0, NAMED)
      .map(({ line, text }) =>
        why === "blank" || text === "" ? String(line) : t("leftLine", { line, text: text.slice(0, 40) }),
      );
    return [...named, ...(skipped[why] > named.length ? [t("leftMore")] : [])].join(t("comma"));
  };
  const used = channels
    .filter(({ rows }) => rows > 0)
    .map(({ name, teamName, rows }) =>
      t("channel", { team: teamName, channel: name, rows: formatDecimal(rows, locale) }),
    );
  const left = SKIP_REASONS.filter((why) => skipped[why] > 0).map((why) =>
    t(`skipped.${why}`, { count: skipped[why], lines: linesOf(why) }),
  );
  return (
    <Panel title={t("title")}>
      {extent && (
        <p className="max-w-[110ch] text-body leading-loose">
          {t("sentence", {
            range: rangeLabel({ from: extent.from, until: addDays(extent.last, 1) }, locale),
            channels: used.join(t("comma")),
          })}
        </p>
      )}
      <dl className="mt-3 grid grid-cols-2 gap-x-6 gap-y-3 sm:flex sm:flex-wrap sm:gap-x-10">
        {(["rows", "new", "changed", "same"] as const).map((key) => (
          <div key={key}>
            <dt className="text-small leading-snug text-ink-2">{t(key)}</dt>
            <dd className="num text-figure leading-snug font-medium">
              <data value={counts[key]} data-testid={`import-${key}`}>
                {formatDecimal(counts[key], locale)}
              </data>
            </dd>
          </div>
        ))}
      </dl>
      {left.length > 0 && <p className="mt-3 text-note leading-loose text-ink-3">{left.join(" ")}</p>}
    </Panel>
  );
}
