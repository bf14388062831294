"use client";

import { useTranslations } from "next-intl";
import { monthText } from "@/app/_components/kpi/month-text";
import { useTargetWords } from "@/app/_components/kpi/target-words";
import { ValueText } from "@/app/_components/kpi/value-text";
import { Button } from "@/app/_components/ui/button";
import { Panel } from "@/app/_components/ui/panel";
import { addDays } from "@/domain/time/period";
import type { TargetListView } from "@/server/targets/targets";
import type { Open } from "./open";

const MOST = 5;

/** What the team itself reached of late: the only sensible place to start from. No figures of others. */
export function FirstTargets({ view, team, onOpen }: { view: TargetListView; team: string | null; onOpen: Open }) {
  const [t, kpi] = [useTranslations("targets"), useTranslations("kpi")];
  const { locale } = useTargetWords();
  const place = team ?? view.teams[0]?.id;
  const usual = place === undefined ? {} : (view.usual[place] ?? {});
  // Few answers make a poor start; a figure with a direction is easier to begin with than one with two limits.
  const found = view.choices
    .filter(({ id, companyOnly }) => !companyOnly && usual[id] && !usual[id].lowSample)
    .toSorted((a, b) => Number(a.direction === "band") - Number(b.direction === "band"))
    .slice(0, MOST);
  const month = (date: string) => monthText(date, locale);
  return (
    <Panel
      title={t("firstTitle")}
      note={[
        view.teams.find(({ id }) => id === place)?.name,
        t("firstNote", { from: month(view.recent.from), last: month(addDays(view.recent.until, -1)) }),
      ]
        .filter(Boolean)
        .join(" / ")}
    >
      {found.length === 0 ? (
        <p className="text-small leading-loose text-ink-2">{t("firstNone")}</p>
      ) : (
        <ul className="-mx-4 -mb-3.5 border-t border-hairline sm:-mx-[18px]">
          {found.map(({ id, unit }) => (
            <li
              key={id}
              className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-hairline px-4 py-2 last:border-b-0 sm:px-[18px]"
            >
              <span className="min-w-0 flex-1 text-small">{kpi(id)}</span>
              <ValueText value={usual[id]?.value ?? 0} unit={unit} locale={locale} />
              <Button
                aria-label={t("firstSetOf", { name: kpi(id) })}
                onClick={() => onOpen({ what: "new", kpi: id, place })}
              >
                {t("firstSet")}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
