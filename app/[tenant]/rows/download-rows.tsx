"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPCClient } from "@/app/_trpc/client";
import { saveCsv } from "@/app/_lib/save-csv";
import type { RowsView } from "@/domain/views/trend";
import { fileRows } from "./file-rows";
import { needName } from "./row-words";

/** The rows of all pages as a file that Excel opens, with what they are of at the top and the sums at the foot. */
export function DownloadRows({ tenant, asked }: { tenant: string; asked: RowsView }) {
  const [t, kpi, measure, need, trends] = [
    useTranslations("rows"),
    useTranslations("kpi"),
    useTranslations("measure"),
    useTranslations("need"),
    useTranslations("trends"),
  ];
  const variants = useTranslations("card.variant");
  const locale = useLocale();
  const client = useTRPCClient();
  const errorText = useErrorText();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const answer = await allParts((page) => client.trend.file.query({ tenant, ...asked, page }));
      const { name, rows } = fileRows(answer, {
        locale,
        t,
        name: (id) => needName(id, measure, need),
        subject: answer.subject.id === "contacts" ? trends("contacts") : kpi(answer.subject.id),
        variants: (key, values) => variants(key, values),
      });
      saveCsv(name, rows);
      if (answer.rows.length < answer.count) setProblem(t("cut", { count: answer.rows.length, all: answer.count }));
    } catch (error) {
      setProblem(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {problem && (
        <p role="alert" className="text-small text-worse">
          {problem}
        </p>
      )}
      <Button onClick={() => void save()} busy={busy}>
        {t("download")}
      </Button>
    </>
  );
}

/** A file of more rows than this is saved in several. */
const MOST_ROWS = 50_000;

/** All parts one after the other: each is a moment's work for the server. */
async function allParts<T extends { rows: unknown[]; pages: number }>(part: (page: number) => Promise<T>): Promise<T> {
  const whole = await part(1);
  for (let page = 2; page <= whole.pages && whole.rows.length < MOST_ROWS; page += 1)
    whole.rows.push(...(await part(page)).rows);
  return whole;
}
