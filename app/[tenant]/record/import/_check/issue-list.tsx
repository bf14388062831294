"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import { DataTable } from "@/app/_components/ui/data-table";
import { Panel } from "@/app/_components/ui/panel";
import type { Currency } from "@/domain/format/currency";
import type { ImportIssue } from "@/domain/imports/rows";
import type { Inspection } from "@/server/imports/inspect";
import type { ImportPreview } from "@/server/imports/preview";
import { useIssueText } from "./issue-text";
import { Paged } from "./paged";
import { saveCsv } from "@/app/_lib/save-file";

/** Every cell that stops the import, and every one worth a second look: line, column, value and why. */
export function IssueList({
  preview,
  inspection,
  fileName,
  currency,
}: {
  preview: ImportPreview;
  inspection: Inspection;
  fileName: string;
  currency: Currency;
}) {
  const t = useTranslations("import.issues");
  const textOf = useIssueText(currency);
  const sorted = [...preview.issues].sort(
    (a, b) => Number(a.severity === "warning") - Number(b.severity === "warning"),
  );
  const columnOf = ({ column }: ImportIssue) =>
    column === null ? t("row") : inspection.facts.columns[column]?.header || t("noHeader", { number: column + 1 });
  const columns = [
    { key: "line", label: t("line"), numeric: true },
    { key: "column", label: t("column") },
    { key: "value", label: t("value") },
    { key: "reason", label: t("reason") },
  ];
  const download = () => {
    const rows = sorted.map((issue) => [issue.line, columnOf(issue), issue.value, textOf(issue), t(issue.severity)]);
    saveCsv(`${fileName.replace(/\.[^.]*$/, "")}-${t("fileName")}`, [
      [t("line"), t("column"), t("value"), t("reason"), t("kind")],
      ...rows,
    ]);
  };
  return (
    <Panel
      title={preview.errors > 0 ? t("title") : t("warningsTitle")}
      note={t("counts", { errors: preview.errors, warnings: preview.warnings })}
    >
      <Paged items={sorted} aside={<Button onClick={download}>{t("download")}</Button>}>
        {(shown) => (
          <DataTable
            caption={t("caption")}
            hideCaption
            columns={columns}
            rows={shown.map((issue, index) => ({
              key: `${issue.line}:${issue.column}:${issue.code}:${index}`,
              line: issue.line,
              column: <span className="whitespace-nowrap">{columnOf(issue)}</span>,
              value: (
                <code className="block max-w-[24ch] min-w-24 font-sans break-words">
                  {issue.value === "" ? t("blank") : issue.value}
                </code>
              ),
              reason: (
                <span className={issue.severity === "error" ? "text-worse" : "text-attention"}>{textOf(issue)}</span>
              ),
            }))}
          />
        )}
      </Paged>
      {preview.issues.length < preview.errors + preview.warnings && (
        <p className="mt-2 text-note text-ink-3">{t("more", { listed: preview.issues.length })}</p>
      )}
    </Panel>
  );
}
