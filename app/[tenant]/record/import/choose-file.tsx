"use client";

import { useTranslations } from "next-intl";
import { type DragEvent, useRef, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { classes } from "@/app/_components/ui/classes";
import { Notice } from "@/app/_components/ui/notice";
import { decodeFile, type FileProblem } from "@/domain/imports/encoding";
import { IMPORT_LIMITS } from "@/domain/imports/mapping";
import type { ImportHome } from "./import-home";
import { WhatFits } from "./what-fits";

interface Chosen {
  name: string;
  bytes: Uint8Array;
}
type Refusal = { file: string; problem: FileProblem | "too_large" };
const MB = 1024 * 1024;

/** A file chosen or dropped. What cannot be read is said at once, before anything leaves the browser. */
export function ChooseFile({ home, onFile }: { home: ImportHome; onFile: (file: Chosen) => void }) {
  const t = useTranslations("import.choose");
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const take = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > IMPORT_LIMITS.bytes) return setRefusal({ file: file.name, problem: "too_large" });
    const bytes = new Uint8Array(await file.arrayBuffer());
    const read = decodeFile(bytes);
    // Text of some kind: a person may know its encoding.
    if (!read.ok && read.problem !== "unknown_encoding") return setRefusal({ file: file.name, problem: read.problem });
    setRefusal(null);
    onFile({ name: file.name, bytes });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <>
      {refusal && (
        <Notice tone="error" title={t("refused", { file: refusal.file })}>
          {t(`problem.${refusal.problem}`, { mb: IMPORT_LIMITS.bytes / MB })}
        </Notice>
      )}
      <div className="grid items-stretch gap-4 lg:grid-cols-[3fr_2fr]">
        <div
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
          className={classes(
            "flex flex-col items-center justify-center gap-3 rounded-lg border border-dashed px-4 py-12 text-center",
            over ? "border-ink bg-sunken" : "border-hairline-strong bg-surface",
          )}
        >
          <p className="text-body font-semibold">{t("drop")}</p>
          <p className="max-w-[60ch] text-small leading-loose text-ink-2">
            {t("kinds", { mb: IMPORT_LIMITS.bytes / MB })}
          </p>
          <Button variant="primary" onClick={() => input.current?.click()}>
            {t("button")}
          </Button>
          <input
            ref={input}
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
            aria-label={t("button")}
            tabIndex={-1}
            className="sr-only"
            onChange={(event) => {
              void take(event.target.files?.[0]);
              event.target.value = "";
            }}
          />
        </div>
        <WhatFits home={home} />
      </div>
      <p className="text-small leading-loose text-ink-2">{t("promise")}</p>
    </>
  );
}
