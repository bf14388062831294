import { getTranslations } from "next-intl/server";
import { CellMark, type MarkKind } from "./cell-mark";
import type { Place } from "./place";

const SHOWN = ["recorded", "partial", "missing", "rest", "closed", "running"] as const satisfies readonly MarkKind[];

/** What the marks mean, and how many of each the month has. */
export async function Legend({ view }: Place) {
  const t = await getTranslations("calendar");
  const cells = view.rows.flatMap((row) => row.cells);
  const kinds = cells.map(({ state, lacking }): MarkKind =>
    state === "recorded" && lacking.length > 0 ? "partial" : state,
  );
  const counts = SHOWN.map((kind) => ({ kind, count: kinds.filter((one) => one === kind).length })).filter(
    ({ kind, count }) => count > 0 || kind === "recorded" || kind === "missing",
  );
  return (
    <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-note leading-normal text-ink-2" aria-label={t("legend")}>
      {counts.map(({ kind, count }) => (
        <li key={kind} className="inline-flex items-center gap-1.5">
          <CellMark kind={kind} />
          {t("legendOf", { state: t(`state.${kind}`), count })}
        </li>
      ))}
    </ul>
  );
}
