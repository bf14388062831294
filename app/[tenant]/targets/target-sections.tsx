"use client";

import { useTranslations } from "next-intl";
import { Panel } from "@/app/_components/ui/panel";
import type { TargetListView, TargetSection } from "@/server/targets/targets";
import type { Open } from "./open";
import { EntryLine } from "./entry-line";

interface TargetSectionsProps {
  tenant: string;
  view: TargetListView;
  sections: readonly TargetSection[];
  onOpen: Open;
}

/** The company first, then each team: a line a KPI. */
export function TargetSections({ tenant, view, sections, onOpen }: TargetSectionsProps) {
  const t = useTranslations("targets");
  return (
    <>
      {sections.map(({ team, entries }) => (
        <Panel
          key={team?.id ?? "company"}
          title={team?.name ?? t("company")}
          note={team === null && entries.some(({ seen }) => !seen) ? t("companyHidden") : undefined}
        >
          <ul className="-mx-4 -mb-3.5 border-t border-hairline sm:-mx-[18px]">
            {entries.map((entry) => (
              <EntryLine key={entry.kpi} tenant={tenant} view={view} entry={entry} onOpen={onOpen} />
            ))}
          </ul>
        </Panel>
      ))}
      <p className="text-note leading-loose text-ink-3">{t("howJudged")}</p>
    </>
  );
}
