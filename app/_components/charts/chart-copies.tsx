"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useState } from "react";
import { flushSync } from "react-dom";
import { copyPicture, copyText } from "@/app/_lib/clipboard";
import { saveCsv } from "@/app/_lib/save-file";
import { TextArea } from "../ui/inputs";
import { drawChart, type PictureTexts } from "./chart-picture";
import { type Cells, cellsOf, fileCells, tabText } from "./table-text";

interface ChartCopiesProps {
  figure: RefObject<HTMLElement | null>;
  /** Where the chart is drawn; nothing while the table stands in its place. */
  chart: RefObject<HTMLElement | null>;
  asTable: boolean;
  /** Brings the table into the page, out of sight, while it is read. */
  showTable: (show: boolean) => void;
}

const BUTTON =
  "inline-flex min-h-6 items-center justify-center text-ink-2 underline decoration-hairline-strong underline-offset-4 hover:text-ink pointer-coarse:min-h-11 pointer-coarse:min-w-11";

type Outcome = "picture" | "saved" | "numbers" | "byHand" | "file" | "failed";

/** A chart on its way into a report: as a picture, its numbers for a spreadsheet, or a file of them. */
export function ChartCopies({ figure, chart, asTable, showTable }: ChartCopiesProps) {
  const t = useTranslations("chart.copy");
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [uncopied, setUncopied] = useState("");
  const told = async (work: () => Promise<Outcome>) => {
    setOutcome(null);
    setOutcome(await work().catch(() => "failed" as const));
  };
  const takePicture = () =>
    told(async () => {
      if (!chart.current) return "failed";
      const texts = textsOf(figure.current);
      return await putPicture(drawChart(chart.current, texts), texts.title);
    });
  const readTable = (): Cells => {
    flushSync(() => showTable(true));
    const table = figure.current?.querySelector("table");
    const cells = table ? cellsOf(table) : [];
    showTable(false);
    if (cells.length === 0) throw new Error("No table");
    return cells;
  };
  const copyNumbers = () =>
    told(async () => {
      const text = tabText(readTable());
      if (await copyText(text)) return "numbers";
      setUncopied(text);
      return "byHand";
    });
  const saveNumbers = () =>
    told(async () => {
      const { title, caption } = textsOf(figure.current);
      saveCsv(title, [[title], [caption], [], ...fileCells(readTable())]);
      return "file";
    });
  return (
    <span className="flex flex-wrap items-baseline justify-end gap-x-2.5 noscript:hidden print:hidden">
      <span role="status" className="text-ink-2">
        {outcome && t(`done.${outcome}`)}
      </span>
      <span aria-hidden>{t("label")}</span>
      {!asTable && (
        <button type="button" className={BUTTON} aria-label={t("pictureLong")} onClick={() => void takePicture()}>
          {t("picture")}
        </button>
      )}
      <button type="button" className={BUTTON} aria-label={t("numbersLong")} onClick={() => void copyNumbers()}>
        {t("numbers")}
      </button>
      <button
        type="button"
        className={`${BUTTON} ml-1.5`}
        aria-label={t("fileLong")}
        onClick={() => void saveNumbers()}
      >
        {t("file")}
      </button>
      {outcome === "byHand" && (
        <TextArea
          readOnly
          aria-label={t("numbersLong")}
          value={uncopied}
          onFocus={({ target }) => target.select()}
          className="num mt-1 basis-full text-left"
        />
      )}
    </span>
  );
}

/** A chart is named by the nearest heading above it, and says in its caption what it is of. */
function textsOf(figure: HTMLElement | null): PictureTexts {
  const heading = (figure?.closest("li") ?? figure?.closest("section"))?.querySelector("h2, h3");
  return {
    title: heading?.textContent ?? document.title,
    caption: figure?.querySelector("[data-caption]")?.textContent ?? "",
  };
}

/** Into the clipboard; where the browser does not let us, into a file. */
async function putPicture(canvas: HTMLCanvasElement, name: string): Promise<Outcome> {
  const picture = new Promise<Blob>((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("No picture"))), "image/png"),
  );
  if (await copyPicture(picture)) return "picture";
  const url = URL.createObjectURL(await picture);
  const link = document.createElement("a");
  link.href = url;
  link.download = `${name}.png`;
  link.click();
  URL.revokeObjectURL(url);
  return "saved";
}
