"use client";

import { useTranslations } from "next-intl";
import { columnsOf, type GridKind, type GridSet } from "@/domain/grid/columns";
import { classes } from "../ui/classes";
import type { SheetApi } from "./use-sheet";

/** Which measures the columns show: the common ones first, the others a press away. Sets no row has are not offered. */
export function SetChoice({ sheet, sets }: { sheet: SheetApi; sets: readonly GridSet[] }) {
  const t = useTranslations("grid");
  const kinds: GridKind[] = sheet.rows.map(({ kind }) => kind);
  const offered = sets.filter((set) => columnsOf(set, kinds).length > 0);
  if (offered.length < 2) return null;
  return (
    <div role="group" aria-label={t("sets")} className="flex gap-1 max-sm:overflow-x-auto sm:flex-wrap">
      {offered.map((set) => (
        <button
          key={set}
          type="button"
          aria-pressed={set === sheet.set}
          onClick={() => sheet.choose(set)}
          className={classes(
            "h-8 rounded px-2.5 text-small whitespace-nowrap pointer-coarse:h-11",
            set === sheet.set ? "bg-sunken font-semibold text-ink" : "text-ink-2 hover:text-ink",
          )}
        >
          {t(`set.${set}`)}
        </button>
      ))}
    </div>
  );
}
