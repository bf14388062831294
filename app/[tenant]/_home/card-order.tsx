"use client";

import { useTranslations } from "next-intl";
import { lazy, type ReactNode, useState, useTransition } from "react";
import { Button } from "@/app/_components/ui/button";
import type { Orders } from "./orders";

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
