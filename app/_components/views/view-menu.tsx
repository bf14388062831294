"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Badge } from "@/app/_components/ui/badge";
import { Link } from "@/app/_components/ui/link";
import { useDisclosure } from "@/app/_components/ui/use-disclosure";
import { BUILT_IN, openedBy } from "@/domain/views/opened";
import type { Asked, ViewMenuProps } from "./menu-props";

// What opens at a press comes with it: a page that only shows a view's name needs none of it. The dialogs come with the
// list, so that they know where the focus was before them.
const dialogs = () => import("./view-dialog");
const ViewPanel = dynamic(() => Promise.all([import("./view-panel"), dialogs()]).then(([{ ViewPanel }]) => ViewPanel), {
  ssr: false,
});
const ViewDialog = dynamic(() => dialogs().then(({ ViewDialog }) => ViewDialog), { ssr: false });

/** The name of what is shown, "changed" beside it, the way back, and behind it every view of one's own. */
export function ViewMenu(props: ViewMenuProps) {
  const { path, shown } = props;
  const t = useTranslations("views");
  const { open, box, button, toggle, shut } = useDisclosure<HTMLDivElement>();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const panel = useId();
  const close = (result?: string) => {
    setAsked(null);
    if (result) setTold(result);
  };
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1 print:hidden noscript:hidden">
      <div ref={box} className="relative min-w-0">
        <button
          ref={button}
          type="button"
          aria-expanded={open}
          aria-controls={open ? panel : undefined}
          onClick={toggle}
          className="flex h-7 max-w-full items-center gap-1.5 rounded border border-hairline bg-surface px-2 text-small text-ink hover:border-hairline-strong pointer-coarse:h-11"
        >
          <span className="text-ink-3">{t("label")}</span>
          <span className="max-w-56 truncate">{shown.view?.name ?? t("builtIn")}</span>
          <svg aria-hidden viewBox="0 0 10 6" className="w-2.5 shrink-0 fill-none stroke-ink-2 stroke-[1.5]">
            <path d="M1 1l4 4 4-4" />
          </svg>
        </button>
        {open && (
          <ViewPanel
            {...props}
            id={panel}
            onShut={shut}
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
        )}
      </div>
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
      {asked && <ViewDialog asked={asked} menu={props} onClose={close} />}
    </div>
  );
}
