"use client";

import { useTranslations } from "next-intl";
import { lazy, type ReactNode, useState, useTransition } from "react";
import { Button } from "@/app/_components/ui/button";
import type { KpiId } from "@/domain/kpi/kpi";
import type { KpiGroup } from "@/domain/kpi/spec";

export interface GroupOrder {
  group: KpiGroup;
  ids: readonly KpiId[];
}
export interface Orders {
  tenant: string;
  now: readonly GroupOrder[];
  usual: readonly GroupOrder[];
  /** The order as it is kept; empty: none is. */
  kept: readonly string[];
}

// Comes when somebody sorts; until it is there the cards stay.
const OrderDraft = lazy(() => import("./order-draft"));

/** The cards as they stand, and in their place while one sorts them the list of their names. */
export function CardOrder({ children, ...orders }: Orders & { children: ReactNode }) {
  const t = useTranslations("home.order");
  const [sorting, setSorting] = useState(false);
  const [pending, start] = useTransition();
  if (sorting) return <OrderDraft {...orders} onClose={() => setSorting(false)} />;
  return (
    <div className="relative">
      {children}
      <Button
        variant="plain"
        className="text-note max-xl:ml-auto max-xl:flex xl:absolute xl:top-2 xl:right-[18px]"
        busy={pending}
        onClick={() => start(() => setSorting(true))}
      >
        {t("open")}
      </Button>
    </div>
  );
}
