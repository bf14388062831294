"use client";

import { useTranslations } from "next-intl";
import { type FocusEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef } from "react";
import type { GridRowView } from "@/server/records/grid-rows";
import { CellBubble } from "./cell-bubble";
import { useCellNames } from "./cell-names";
import { GridFoot } from "./grid-foot";
import { GridHead } from "./grid-head";
import { GridLine } from "./grid-line";
import { useCellActions } from "./use-cell-actions";
import type { SheetApi } from "./use-sheet";

interface RecordGridProps<R extends GridRowView> {
  sheet: SheetApi<R>;
  caption: string;
  headLabel: string;
  /** A row's name as text, for the names of its cells. */
  nameOf(row: R): string;
  head(row: R): ReactNode;
  toneOf?(row: R): "rest" | undefined;
  zone: string;
  /** A foot with the sums of the columns. */
  total?: string;
  /** Where one begins to type: the first empty cell from this row on. */
  begin?: number;
}

/** The grid: a row a channel or period, a column a measure, KPIs at the row's end. Its keys are a spreadsheet's. */
export function RecordGrid<R extends GridRowView>({
  sheet,
  caption,
  headLabel,
  nameOf,
  head,
  toneOf,
  zone,
  total,
  begin,
}: RecordGridProps<R>) {
  const t = useTranslations("grid");
  const names = useCellNames(sheet.variants);
  const frame = useRef<HTMLDivElement>(null);
  const { model } = sheet;
  const actions = useCellActions(model, frame);
  const bubbleId = useId();
  useCaret(frame, model.editing?.how ?? null);
  useBeginning(frame, begin);
  const blur = (event: FocusEvent) => {
    if (!(event.relatedTarget instanceof HTMLElement && event.relatedTarget.dataset["cell"] !== undefined))
      model.commit();
  };
  return (
    <div ref={frame} className="relative">
      <div className="relative overflow-x-auto rounded-lg border border-hairline bg-surface" onBlur={blur}>
        <table
          role="grid"
          aria-label={caption}
          aria-rowcount={sheet.rows.length + 1}
          className="w-full border-separate border-spacing-0 text-small"
        >
          <GridHead sheet={sheet} headLabel={headLabel} names={names} />
          <tbody>
            {sheet.rows.map((row, index) => (
              <GridLine
                key={row.id}
                sheet={sheet}
                row={row}
                index={index}
                name={nameOf(row)}
                head={head(row)}
                tone={toneOf?.(row)}
                names={names}
                actions={actions}
                bubbleId={bubbleId}
              />
            ))}
          </tbody>
          {total && <GridFoot sheet={sheet} label={total} />}
        </table>
      </div>
      <CellBubble sheet={sheet} id={bubbleId} frame={frame} zone={zone} names={names} go={actions.go} />
      <Pasted sheet={sheet} text={t} />
    </div>
  );
}

/** At rest the whole cell is selected, so that typing replaces it; after F2 the caret stands at the end. */
function useCaret(frame: React.RefObject<HTMLDivElement | null>, how: "over" | "inside" | null) {
  const before = useRef<typeof how>(null);
  useLayoutEffect(() => {
    const input = document.activeElement;
    if (
      !(input instanceof HTMLInputElement) ||
      input.dataset["cell"] === undefined ||
      !frame.current?.contains(input)
    ) {
      before.current = how;
      return;
    }
    if (how === null) input.select();
    else if (how === "inside" && before.current === null)
      input.setSelectionRange(input.value.length, input.value.length);
    before.current = how;
  });
}

/** Who comes to record can type at once. Not under a finger, whose keyboard would cover the page, and not where one has gone to something else on it. */
function useBeginning(frame: React.RefObject<HTMLDivElement | null>, begin: number | undefined) {
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current || begin === undefined || !window.matchMedia("(pointer: fine)").matches) return;
    begun.current = true;
    if (document.activeElement?.closest("main, [role=dialog]")) return;
    const cells = [...(frame.current?.querySelectorAll<HTMLInputElement>("[data-cell]") ?? [])];
    cells
      .find(({ dataset, value }) => Number.parseInt(dataset["cell"] ?? "", 10) >= begin && value === "")
      ?.focus({ preventScroll: true });
  }, [frame, begin]);
}

function Pasted({ sheet: { model }, text }: { sheet: SheetApi; text: ReturnType<typeof useTranslations<"grid">> }) {
  const { told } = model;
  return (
    <div
      role="status"
      className="mt-2 flex flex-wrap items-center gap-x-2 text-small leading-loose text-ink-2 empty:hidden"
    >
      {told && (
        <>
          <span>{text("pasted", { taken: told.taken })}</span>
          {told.refused > 0 && <span className="text-worse">{text("pastedRefused", { refused: told.refused })}</span>}
          {told.beyond > 0 && <span className="text-attention">{text("pastedBeyond", { beyond: told.beyond })}</span>}
          {told.grey > 0 && <span className="text-attention">{text("pastedGrey", { grey: told.grey })}</span>}
          <button
            type="button"
            className="underline decoration-hairline-strong underline-offset-4"
            onClick={() => model.undo()}
          >
            {text("undo")}
          </button>
        </>
      )}
    </div>
  );
}
