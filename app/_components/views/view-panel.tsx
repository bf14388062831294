"use client";

import { useTranslations } from "next-intl";
import { Link } from "@/app/_components/ui/link";
import { BUILT_IN, openedBy } from "@/domain/views/opened";
import { ITEM, ViewActions, type ViewActionsProps } from "./view-actions";

/** Every view of one's own, and what can be done with the one shown. */
export function ViewPanel({ id, onShut, ...props }: ViewActionsProps & { id: string; onShut: () => void }) {
  const { path, views, shown } = props;
  const t = useTranslations("views");
  return (
    <div
      id={id}
      className="absolute left-0 z-30 mt-1 w-72 max-w-[calc(100vw-32px)] rounded border border-hairline-strong bg-surface py-1.5 text-small text-ink max-sm:fixed max-sm:inset-x-4 max-sm:mx-auto"
    >
      <ul aria-label={t("list")} className="max-h-72 overflow-y-auto">
        {[{ id: BUILT_IN, name: t("builtIn"), query: "", usual: views.every(({ usual }) => !usual) }, ...views].map(
          (view) => (
            <li key={view.id}>
              <Link
                href={`${path}?${openedBy(view.id, view.query)}`}
                scroll={false}
                onClick={onShut}
                aria-current={(shown.view?.id ?? BUILT_IN) === view.id}
                className={`${ITEM} justify-between aria-[current=true]:font-semibold`}
              >
                <span className="min-w-0 truncate">{view.name}</span>
                {view.usual && <span className="shrink-0 text-note font-normal text-ink-3">{t("opensFirst")}</span>}
              </Link>
            </li>
          ),
        )}
      </ul>
      <ViewActions {...props} />
    </div>
  );
}
