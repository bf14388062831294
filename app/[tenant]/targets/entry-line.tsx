"use client";

import { Link } from "@/app/_components/ui/link";
import { useTranslations } from "next-intl";
import { monthText } from "@/app/_components/kpi/month-text";
import { TargetDots } from "@/app/_components/kpi/target-dots";
import { TargetReach } from "@/app/_components/kpi/target-note";
import { useTargetWords } from "@/app/_components/kpi/target-words";
import { ValueText } from "@/app/_components/kpi/value-text";
import { Badge } from "@/app/_components/ui/badge";
import { Button } from "@/app/_components/ui/button";
import type { TargetEntry, TargetListView, TargetView } from "@/server/targets/targets";
import type { Open } from "./open";
import { TargetPeriod } from "./target-period";
import { COMPANY, useTargetName } from "./use-target-name";

/** A finger needs 44 px each way, however short the word. */
const WIDE = "pointer-coarse:min-w-11";

interface EntryProps {
  tenant: string;
  view: TargetListView;
  entry: TargetEntry;
  onOpen: Open;
}

/** One KPI of a team: what is asked, what was reached last, twelve months as dots; below it what comes and what was. */
export function EntryLine({ tenant, view, entry, onOpen }: EntryProps) {
  const [t, kpi] = [useTranslations("targets"), useTranslations("kpi")];
  const words = useTargetWords();
  const { current, inherited, coming, past } = entry;
  const name = kpi(entry.kpi);
  const href = `/${tenant}/kpi/${entry.kpi}?team=${entry.place === COMPANY ? "all" : entry.place}`;
  return (
    <li className="border-b border-hairline px-4 py-3 last:border-b-0 sm:px-[18px]">
      <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2 lg:grid-cols-[minmax(0,1.3fr)_minmax(0,1fr)_minmax(0,1fr)]">
        <div className="min-w-0">
          <h3 className="text-small font-semibold">
            <Link
              href={href}
              className="inline-flex items-center decoration-hairline-strong underline-offset-4 hover:underline pointer-coarse:min-h-11 pointer-coarse:min-w-11"
            >
              {name}
            </Link>
          </h3>
          {current ? (
            <>
              <p className="num flex flex-wrap items-center gap-x-2 text-body leading-loose">
                {words.bounds(current, entry.unit)}
                {inherited && <Badge>{t("company")}</Badge>}
              </p>
              <TargetPeriod target={current} />
            </>
          ) : (
            <p className="text-small text-ink-2">{t("noneNow")}</p>
          )}
        </div>
        <Latest entry={entry} />
        <div className="min-w-0">
          {entry.seen && entry.months.some(({ target }) => target !== null) && (
            <>
              <p className="text-note text-ink-3">{t("twelve")}</p>
              <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
                <TargetDots name={name} months={entry.months} />
                <span className="num text-note text-ink-2">{words.summary(entry.months)}</span>
              </p>
            </>
          )}
        </div>
      </div>
      {current?.editable && !inherited && <Actions view={view} target={current} onOpen={onOpen} now />}
      <Others title={t("coming")} targets={coming} view={view} entry={entry} onOpen={onOpen} />
      {past.length > 0 && (
        <details className="mt-1">
          <summary className="inline-flex min-h-6 cursor-pointer items-center text-note text-ink-2 underline decoration-hairline-strong underline-offset-4 hover:text-ink pointer-coarse:min-h-11">
            {t("past_more", { count: past.length })}
          </summary>
          <Others title={t("past")} targets={past} view={view} entry={entry} onOpen={onOpen} />
        </details>
      )}
    </li>
  );
}

function Latest({ entry: { latest, unit, seen } }: { entry: TargetEntry }) {
  const t = useTranslations("targets");
  const words = useTargetWords();
  if (!seen) return <div />;
  if (!latest || latest.value === null) return <p className="text-small text-ink-3">{t("noValue")}</p>;
  const running = latest.progress?.standing === "running";
  return (
    <div className="min-w-0">
      <p className="text-note text-ink-3">
        {t("latest", { month: monthText(latest.from, words.locale) })}
        {running && <span className="ml-1.5 border-b border-dashed border-current">{t("soFar")}</span>}
      </p>
      <p className="flex flex-wrap items-baseline gap-x-2.5">
        <ValueText value={latest.value} unit={unit} locale={words.locale} />
        {latest.progress && (
          <span className="num text-note">
            <TargetReach target={latest.progress} unit={unit} />
          </span>
        )}
      </p>
    </div>
  );
}

/** Targets to come, or past ones: each a line. */
function Others({
  title,
  targets,
  view,
  entry,
  onOpen,
}: {
  title: string;
  targets: readonly TargetView[];
  view: TargetListView;
  entry: TargetEntry;
  onOpen: Open;
}) {
  const words = useTargetWords();
  if (targets.length === 0) return null;
  return (
    <ul className="mt-1.5 border-l border-hairline pl-3">
      {targets.map((target) => (
        <li key={target.id} className="flex flex-wrap items-baseline gap-x-4 py-1 text-small">
          <span className="text-note text-ink-3">{title}</span>
          <span className="num">{words.bounds(target, entry.unit)}</span>
          <TargetPeriod target={target} />
          {target.editable && <Actions view={view} target={target} onOpen={onOpen} />}
        </li>
      ))}
    </ul>
  );
}

/** `now`: it is in force, so it can be followed by a new value and ended. */
function Actions({
  view,
  target,
  onOpen,
  now = false,
}: {
  view: TargetListView;
  target: TargetView;
  onOpen: Open;
  now?: boolean;
}) {
  const t = useTranslations("targets");
  const named = useTargetName(view)(target);
  return (
    <p className="flex flex-wrap gap-x-4">
      {now && (
        <Button
          variant="plain"
          className={WIDE}
          aria-label={t("nextOf", named)}
          onClick={() => onOpen({ what: "new", kpi: target.kpi, place: target.teamId ?? COMPANY })}
        >
          {t("next")}
        </Button>
      )}
      {now && (
        <Button
          variant="plain"
          className={WIDE}
          aria-label={t("endOf", named)}
          onClick={() => onOpen({ what: "end", target })}
        >
          {t("end")}
        </Button>
      )}
      <Button
        variant="plain"
        className={WIDE}
        aria-label={t("changeOf", named)}
        onClick={() => onOpen({ what: "change", target })}
      >
        {t("change")}
      </Button>
      <Button
        variant="plain"
        className={WIDE}
        aria-label={t("removeOf", named)}
        onClick={() => onOpen({ what: "remove", target })}
      >
        {t("remove")}
      </Button>
    </p>
  );
}
