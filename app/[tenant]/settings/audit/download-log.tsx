"use client";

import type { inferRouterOutputs } from "@trpc/server";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { saveCsv } from "@/app/_lib/save-csv";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPCClient } from "@/app/_trpc/client";
import { type AuditSearch, MOST_AUDIT_ROWS } from "@/domain/audit/search";
import type { AppRouter } from "@/server/root";
import { momentText, wordsOf } from "./words";

/** Everything the conditions find, of all pages, as a file that Excel opens. */
export function DownloadLog({ tenant, search }: { tenant: string; search: AuditSearch }) {
  const [t, kpi, measure, channelKind] = [
    useTranslations("audit"),
    useTranslations("kpi"),
    useTranslations("measure"),
    useTranslations("channelKind"),
  ];
  const [role, variant, errorText, client] = [
    useTranslations("role"),
    useTranslations("card.variant"),
    useErrorText(),
    useTRPCClient(),
  ];
  const locale = useLocale();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const { rows, names, zone, currency, cut } = await wholeLog((before) =>
        client.audit.file.query({ tenant, ...search, before }),
      );
      const words = wordsOf({ t, kpi, measure, channelKind, role, variant, locale, currency, names });
      const head = [
        `${t("when")} (${zone})`,
        t("who"),
        t("what"),
        t("where"),
        t("changes"),
        t("before"),
        t("after"),
        t("network"),
        t("request"),
      ];
      saveCsv(t("fileName"), [
        head,
        ...rows.map((row) => [
          momentText(row.at, zone, "file"),
          words.person(row),
          words.command(row),
          words.subject(row),
          words
            .changes(row)
            .map(({ field, before, after }) =>
              before === null ? `${field}: ${after}` : t("changeOf", { field, before, after }),
            )
            .join("\n"),
          jsonOf(row.before),
          jsonOf(row.after),
          row.network,
          row.requestId,
        ]),
      ]);
      if (cut) setProblem(t("cut", { count: rows.length }));
    } catch (error) {
      setProblem(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <span className="flex flex-wrap items-center justify-end gap-3">
      {problem && (
        <span role="alert" className="text-small text-worse">
          {problem}
        </span>
      )}
      <Button onClick={() => void save()} busy={busy}>
        {t("download")}
      </Button>
    </span>
  );
}

type Part = inferRouterOutputs<AppRouter>["audit"]["file"];

/** All parts one after the other: each is a moment's work for the server. */
async function wholeLog(
  part: (before: string | undefined) => Promise<Part>,
): Promise<Omit<Part, "next"> & { cut: boolean }> {
  const { next: second, ...whole } = await part(undefined);
  let next = second;
  while (next !== null && whole.rows.length < MOST_AUDIT_ROWS) {
    const more = await part(next);
    whole.rows.push(...more.rows);
    Object.assign(whole.names, more.names);
    next = more.next;
  }
  return { ...whole, cut: next !== null };
}

const jsonOf = (value: unknown): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value);
