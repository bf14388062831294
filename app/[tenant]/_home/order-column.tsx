"use client";

import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { GROUP_INK } from "@/app/_components/kpi/kpi-card";
import { classes } from "@/app/_components/ui/classes";
import type { KpiId } from "@/domain/kpi/kpi";
import type { KpiGroup } from "@/domain/kpi/spec";
import { IN_SIGHT, moved } from "@/domain/dashboard/tile-order";

type Way = "top" | "up" | "down";
interface OrderColumnProps {
  group: KpiGroup;
  ids: readonly KpiId[];
  onChange: (ids: readonly KpiId[]) => void;
}

/** The KPIs of a group by name, each with a button up and one down; a line shows what stays in sight. */
export function OrderColumn({ group, ids, onChange }: OrderColumnProps) {
  const [t, ledger, names] = [useTranslations("home.order"), useTranslations("ledger"), useTranslations("kpi")];
  const heading = useId();
  const list = useRef<HTMLOListElement>(null);
  const [last, setLast] = useState<{ id: KpiId; way: Way; place: number } | null>(null);
  // The pressed button moves with its card; the browser lets go of its focus on the way.
  useEffect(() => {
    if (last)
      list.current
        ?.querySelector<HTMLElement>(`[data-move="${last.id}:${last.way === "top" ? "up" : last.way}"]`)
        ?.focus();
  }, [last]);
  const move = (at: number, way: Way) => {
    const to = way === "top" ? 0 : at + (way === "up" ? -1 : 1);
    const id = ids[at];
    if (id === undefined || ids[to] === undefined) return;
    onChange(moved(ids, at, to));
    setLast({ id, way, place: to + 1 });
  };
  return (
    <div>
      <h3
        id={heading}
        className="flex h-9 items-center gap-2 border-b border-hairline text-note font-semibold text-ink-2"
      >
        <svg aria-hidden width="18" height="3">
          <rect width="18" height="3" fill={GROUP_INK[group]} />
        </svg>
        {ledger(group)}
      </h3>
      <ol ref={list} aria-labelledby={heading}>
        {ids.map((id, at) => (
          <li
            key={id}
            className={classes(
              "flex min-h-11 items-center justify-between gap-2 border-b text-small last:border-b-0",
              at === IN_SIGHT - 1 && ids.length > IN_SIGHT ? "border-ink-3 border-dashed" : "border-hairline",
              at >= IN_SIGHT && "text-ink-2",
            )}
          >
            <span className="min-w-0">{names(id)}</span>
            <span className="flex shrink-0 gap-1">
              {at >= IN_SIGHT && (
                <Step
                  move={`${id}:top`}
                  label={t("first", { name: names(id) })}
                  off={false}
                  onClick={() => move(at, "top")}
                >
                  {t("top")}
                </Step>
              )}
              <Step
                move={`${id}:up`}
                label={t("earlier", { name: names(id) })}
                off={at === 0}
                onClick={() => move(at, "up")}
              >
                {t("up")}
              </Step>
              <Step
                move={`${id}:down`}
                label={t("later", { name: names(id) })}
                off={at === ids.length - 1}
                onClick={() => move(at, "down")}
              >
                {t("down")}
              </Step>
            </span>
          </li>
        ))}
      </ol>
      {ids.length > IN_SIGHT && (
        <p className="mt-1 text-note leading-normal text-ink-3">{t("below", { count: ids.length - IN_SIGHT })}</p>
      )}
      <p role="status" className="sr-only">
        {last && t("moved", { name: names(last.id), place: last.place })}
      </p>
    </div>
  );
}

interface StepProps {
  move: string;
  label: string;
  off: boolean;
  onClick: () => void;
  children: string;
}

/** At the ends it keeps its focus and does nothing. */
function Step({ move, label, off, onClick, children }: StepProps) {
  return (
    <button
      type="button"
      data-move={move}
      aria-label={label}
      aria-disabled={off || undefined}
      onClick={onClick}
      className="h-8 rounded border border-hairline px-2 text-note text-ink hover:border-hairline-strong aria-disabled:border-transparent aria-disabled:text-ink-3 pointer-coarse:h-11 pointer-coarse:min-w-11"
    >
      {children}
    </button>
  );
}
