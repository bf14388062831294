"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import { Panel } from "@/app/_components/ui/panel";
import { saveCsv } from "@/app/_lib/save-file";
import { addDays } from "@/domain/time/period";
import type { ImportHome } from "./import-home";
import { templateRows } from "./sample-file";

const KINDS = ["date", "counts", "times", "averages", "places"] as const;

/** What a file may hold, and an empty one that fits this company's channels. */
export function WhatFits({ home }: { home: ImportHome }) {
  const [t, measures] = [useTranslations("import.choose.what"), useTranslations("measure")];
  const meaning = useTranslations("import.map.use");
  const save = () =>
    saveCsv(
      t("templateName"),
      templateRows(
        home.targets,
        addDays(home.today, -1),
        { date: t("date"), team: meaning("team"), channel: meaning("channel") },
        measures,
      ),
    );
  return (
    <Panel
      title={t("title")}
      aside={
        <Button variant="plain" onClick={save}>
          {t("template")}
        </Button>
      }
    >
      <dl>
        {KINDS.map((kind) => (
          <div
            key={kind}
            className="grid gap-x-4 border-t border-hairline py-2 first:border-t-0 first:pt-0 last:pb-0 sm:grid-cols-[8rem_1fr]"
          >
            <dt className="text-small leading-loose font-semibold">{t(kind)}</dt>
            <dd className="text-small leading-loose text-ink-2">{t(`${kind}Text`)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
