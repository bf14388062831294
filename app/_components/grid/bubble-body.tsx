"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "@/app/_lib/use-error-text";
import { isCurrency, minorDigits } from "@/domain/format/currency";
import { cellText, type CellUnit, cellUnit } from "@/domain/grid/cell-text";
import { isMeasureId, type MeasureId } from "@/domain/measures/measure";
import type { Flag } from "./cell-flag";
import type { useCellNames } from "./cell-names";
import type { SheetApi } from "./use-sheet";
import { timeText } from "./time-text";

interface BodyProps {
  sheet: SheetApi;
  row: string;
  measure: MeasureId;
  flag: Flag;
  zone: string;
  names: ReturnType<typeof useCellNames>;
  back(): void;
}

const WAY = "min-h-6 underline underline-offset-4 pointer-coarse:min-h-11";

/** What is wrong with a cell, why, and the ways out. On dark ground in the grid, on light in a card. */
export function BubbleBody(props: BodyProps) {
  switch (props.flag.kind) {
    case "refused":
      return <Refused {...props} flag={props.flag} />;
    case "conflict":
      return <Conflict {...props} flag={props.flag} />;
    case "issue":
      return <Wrong {...props} flag={props.flag} />;
  }
}

/** What to type instead, by what the cell holds. */
function exampleOf(unit: CellUnit) {
  if (!isCurrency(unit)) return unit;
  return minorDigits(unit) > 0 ? "cents" : "wholeMoney";
}

type Of<K extends Flag["kind"]> = BodyProps & { flag: Extract<Flag, { kind: K }> };

function Refused({ sheet, row, measure, flag, back }: Of<"refused">) {
  const t = useTranslations("grid");
  return (
    <>
      <p className="font-semibold break-words">{t("refused", { text: flag.text })}</p>
      <p>
        {t(`reason.${flag.code}`)} {t(`example.${exampleOf(cellUnit(measure, sheet.currency))}`)}
      </p>
      <p className="flex flex-wrap gap-x-4">
        <button
          type="button"
          className={WAY}
          onClick={() => {
            back();
            sheet.model.edit("inside");
          }}
        >
          {t("retype")}
        </button>
        <button
          type="button"
          className={WAY}
          onClick={() => {
            sheet.model.drop(row, measure);
            back();
          }}
        >
          {t("discard")}
        </button>
      </p>
    </>
  );
}

function Conflict({ sheet, row, measure, flag: { theirs }, zone, back }: Of<"conflict">) {
  const t = useTranslations("grid");
  const locale = useLocale();
  const text = (value: number | null) => cellText(value, cellUnit(measure, sheet.currency)) || t("none");
  const [other, own] = [text(theirs.theirs), text(sheet.queue.value(row, measure))];
  const person = theirs.by ? "conflict" : "conflictUnknown";
  const who = theirs.mine ? "conflictOwn" : person;
  const said =
    theirs.at === null
      ? t("conflictGone")
      : t(who, { name: theirs.by, time: timeText(theirs.at, zone, locale), theirs: other });
  const settle = (choice: "theirs" | "mine") => {
    sheet.queue.settle(row, measure, choice);
    back();
  };
  return (
    <div role="alert">
      <p className="font-semibold">{said}</p>
      <p>{t("conflictAsk", { mine: own })}</p>
      <p className="flex flex-wrap gap-x-4">
        <button type="button" className={WAY} onClick={() => settle("theirs")}>
          {t("keepTheirs", { theirs: other })}
        </button>
        <button type="button" className={WAY} onClick={() => settle("mine")}>
          {t("keepMine", { mine: own })}
        </button>
      </p>
    </div>
  );
}

function Wrong({ sheet, row, measure, flag: { issue, reason }, names, back }: Of<"issue">) {
  const t = useTranslations("grid");
  const issues = useTranslations("import.issue");
  const [asking, setAsking] = useState(false);
  const unitOf = (id: MeasureId) => cellUnit(id, sheet.currency);
  const { value, limit, other } = issue.params;
  const number = (raw: unknown) => (typeof raw === "number" ? cellText(raw, unitOf(measure)) : "");
  const said = issues(issue.code, {
    measure: names.measure(measure),
    value: number(value),
    limit: number(limit),
    other: isMeasureId(other) ? names.measure(other) : "",
  });
  const ways = waysOut(sheet, row, measure, issue);
  const put = (cell: MeasureId, typed: number | null) => {
    sheet.model.set(row, cell, typed);
    back();
  };
  return (
    <>
      <p className="font-semibold">{said}</p>
      <p>{reason !== null ? t("reasonKept", { reason }) : t(issue.severity === "error" ? "impossible" : "possible")}</p>
      {asking ? (
        <ReasonForm save={(text) => sheet.explain(row, measure, text)} done={back} />
      ) : (
        <p className="flex flex-wrap gap-x-4">
          {issue.severity === "warning" && reason === null && (
            <button type="button" className={WAY} onClick={() => setAsking(true)}>
              {t("keepWithReason")}
            </button>
          )}
          {ways.map((way) => (
            <button
              key={`${way.kind}${way.cell}`}
              type="button"
              className={WAY}
              onClick={() => put(way.cell, way.value)}
            >
              {t(way.kind, { value: cellText(way.value, unitOf(way.cell)) || t("none") })}
            </button>
          ))}
        </p>
      )}
    </>
  );
}

type Way = { kind: "setTo" | "backTo"; cell: MeasureId; value: number | null };

/** Down to the limit where the limit is this cell's own, and back to what is stored. */
function waysOut(
  { queue }: SheetApi,
  row: string,
  measure: MeasureId,
  { severity, params }: Extract<Flag, { kind: "issue" }>["issue"],
): Way[] {
  const { value, limit, other } = params;
  const own = queue.value(row, measure);
  const cells = isMeasureId(other) ? [measure, other] : [measure];
  const unsent = cells.find((cell) => queue.isUnsent(row, cell)) ?? null;
  const stored = unsent && queue.stored(row, unsent);
  const set: Way[] =
    value === own && typeof limit === "number" && params["other"] !== measure
      ? [{ kind: "setTo", cell: measure, value: limit }]
      : [];
  const back: Way[] =
    severity === "error" && unsent && stored !== (set[0]?.value ?? null)
      ? [{ kind: "backTo", cell: unsent, value: stored }]
      : [];
  return [...set, ...back];
}

function ReasonForm({ save, done }: { save(text: string): Promise<void>; done(): void }) {
  const t = useTranslations("grid");
  const errorText = useErrorText();
  const [failed, setFailed] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (form: FormData) => {
    const text = String(form.get("reason") ?? "").trim();
    if (text === "" || busy) return;
    setBusy(true);
    try {
      await save(text);
      done();
    } catch (error) {
      setFailed(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit(new FormData(event.currentTarget));
      }}
      className="mt-1.5 flex flex-wrap items-center gap-2"
    >
      <input
        name="reason"
        aria-label={t("reasonLabel")}
        placeholder={t("reasonLabel")}
        maxLength={200}
        autoFocus
        className="h-8 min-w-0 flex-1 rounded border border-hairline-strong bg-surface px-2 text-ink placeholder:text-ink-3"
      />
      <button type="submit" className={WAY}>
        {t("reasonSave")}
      </button>
      {failed && (
        <p role="alert" className="w-full">
          {failed}
        </p>
      )}
    </form>
  );
}
