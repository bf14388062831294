"use client";

import { TRPCClientError } from "@trpc/client";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { saveFile } from "@/app/_lib/save-file";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPCClient } from "@/app/_trpc/client";
import type { AuditSearch } from "@/domain/audit/search";
import type { RowsView } from "@/domain/views/trend";
import type { ExportFile, FilePart } from "@/server/exports/file";
import { Button } from "./ui/button";

/** What the file is of: the rows behind a figure, or what a search of the audit log finds. */
type Props = { tenant: string } & ({ rows: RowsView } | { log: AuditSearch });

/** Asks for a file of all that a page shows a part of, and saves it. */
export function DownloadButton({ tenant, ...of }: Props) {
  const t = useTranslations("exports");
  const locale = useLocale();
  const client = useTRPCClient();
  const errorText = useErrorText();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const file = await ("rows" in of
        ? client.export.rows.mutate({ tenant, locale, ...of.rows })
        : client.export.auditLog.mutate({ tenant, locale, ...of.log }));
      const { texts, cut } = await wholeOf(file);
      saveFile(file.name, texts);
      if (cut)
        setProblem(cut.all === null ? t("cut", { count: cut.count }) : t("cutOf", { count: cut.count, all: cut.all }));
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

/** All parts of a file, and what it leaves out. A line that breaks on the way is told as one. */
async function wholeOf({ parts }: Pick<ExportFile, "parts">): Promise<{ texts: string[]; cut: FilePart["cut"] }> {
  const texts: string[] = [];
  let cut: FilePart["cut"] = null;
  try {
    for await (const part of parts) {
      texts.push(part.text);
      cut = part.cut;
    }
  } catch (error) {
    throw TRPCClientError.from(error as Error);
  }
  return { texts, cut };
}
