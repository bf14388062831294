"use client";

import { Popover, PopoverButton, PopoverPanel } from "@headlessui/react";
import { Link } from "@/app/_components/ui/link";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/app/_components/ui/badge";
import { BUILT_IN, openedBy } from "@/domain/views/saved";
import type { Asked, ViewMenuProps } from "./menu-props";
import { RemoveView } from "./remove-view";
import { RenameView } from "./rename-view";
import { SaveView } from "./save-view";
import { type ShownView, shownView } from "./shown-view";
import { ITEM, ViewActions } from "./view-actions";

/** The name of what is shown, "changed" beside it, the way back, and behind it every view of one's own. */
export function ViewMenu(props: ViewMenuProps) {
  const { page, path, views } = props;
  const t = useTranslations("views");
  const shown = shownView(page, useSearchParams(), views, props);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const name = shown.view?.name ?? t("builtIn");
  const close = (result?: string) => {
    setAsked(null);
    if (result) setTold(result);
  };
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1 print:hidden noscript:hidden">
      <Popover className="relative min-w-0">
        <PopoverButton className="flex h-7 max-w-full items-center gap-1.5 rounded border border-hairline bg-surface px-2 text-small text-ink hover:border-hairline-strong pointer-coarse:h-11">
          <span className="text-ink-3">{t("label")}</span>
          <span className="max-w-56 truncate">{name}</span>
          <svg aria-hidden viewBox="0 0 10 6" className="w-2.5 shrink-0 fill-none stroke-ink-2 stroke-[1.5]">
            <path d="M1 1l4 4 4-4" />
          </svg>
        </PopoverButton>
        <PopoverPanel className="absolute left-0 z-30 mt-1 w-72 max-w-[calc(100vw-32px)] rounded border border-hairline-strong bg-surface py-1.5 text-small text-ink max-sm:fixed max-sm:inset-x-4 max-sm:mx-auto">
          {({ close: shut }) => (
            <>
              <ul aria-label={t("list")} className="max-h-72 overflow-y-auto">
                {[
                  { id: BUILT_IN, name: t("builtIn"), query: "", usual: views.every(({ usual }) => !usual) },
                  ...views,
                ].map((view) => (
                  <li key={view.id}>
                    <Link
                      href={`${path}?${openedBy(view.id, view.query)}`}
                      scroll={false}
                      onClick={() => shut()}
                      aria-current={(shown.view?.id ?? BUILT_IN) === view.id}
                      className={`${ITEM} justify-between aria-[current=true]:font-semibold`}
                    >
                      <span className="min-w-0 truncate">{view.name}</span>
                      {view.usual && (
                        <span className="shrink-0 text-note font-normal text-ink-3">{t("opensFirst")}</span>
                      )}
                    </Link>
                  </li>
                ))}
              </ul>
              <ViewActions
                {...props}
                shown={shown}
                onAsk={(next) => {
                  shut();
                  setTold(null);
                  setAsked(next);
                }}
                onDone={(result) => {
                  shut();
                  setTold(result);
                }}
              />
            </>
          )}
        </PopoverPanel>
      </Popover>
      {shown.changed && <Badge>{t("changed")}</Badge>}
      {(shown.changed || shown.view) && (
        <Link
          href={`${path}?${openedBy(BUILT_IN, "")}`}
          scroll={false}
          className="inline-flex items-center text-small text-ink-2 underline decoration-hairline-strong underline-offset-4 hover:text-ink pointer-coarse:min-h-11"
        >
          {t("reset")}
        </Link>
      )}
      <span role="status" className="text-note text-ink-2">
        {told}
      </span>
      {shown.view?.lost && <span className="text-note text-ink-2">{t("lost")}</span>}
      <ViewDialog asked={asked} shown={shown} menu={props} onClose={close} />
    </div>
  );
}

interface ViewDialogProps {
  asked: Asked | null;
  shown: ShownView;
  menu: ViewMenuProps;
  onClose: (result?: string) => void;
}

/** The dialog that was asked for, about the view shown. */
function ViewDialog({ asked, shown: { view, query }, menu, onClose }: ViewDialogProps) {
  const dialog = { tenant: menu.tenant, path: menu.path, onClose };
  if (asked === "save") return <SaveView {...menu} {...dialog} query={query} />;
  if (asked === null || !view) return null;
  if (asked === "rename") return <RenameView {...dialog} view={view} />;
  return <RemoveView {...dialog} view={view} query={query} />;
}
