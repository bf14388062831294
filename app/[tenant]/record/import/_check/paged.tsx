"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { formatDecimal } from "@/domain/format/number";

const SIZE = 25;

/** A long list, 25 at a time. */
export function Paged<T>({
  items,
  children,
  aside,
}: {
  items: readonly T[];
  children: (shown: readonly T[]) => ReactNode;
  aside?: ReactNode;
}) {
  const t = useTranslations("import.paged");
  const locale = useLocale();
  const [page, setPage] = useState(0);
  const last = Math.max(Math.ceil(items.length / SIZE) - 1, 0);
  const at = Math.min(page, last);
  const number = (value: number) => formatDecimal(value, locale);
  return (
    <>
      {children(items.slice(at * SIZE, (at + 1) * SIZE))}
      <div className="mt-3 flex flex-wrap items-center justify-between gap-2">
        <div className="flex items-center gap-2">
          {last > 0 && (
            <Button disabled={at === 0} onClick={() => setPage(at - 1)}>
              {t("previous")}
            </Button>
          )}
          <p aria-live="polite" className="num text-note text-ink-2">
            {t("range", {
              from: number(at * SIZE + 1),
              to: number(Math.min((at + 1) * SIZE, items.length)),
              all: number(items.length),
            })}
          </p>
          {last > 0 && (
            <Button disabled={at === last} onClick={() => setPage(at + 1)}>
              {t("next")}
            </Button>
          )}
        </div>
        {aside}
      </div>
    </>
  );
}
