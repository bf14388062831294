"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";

const KEYS = {
  enter: ["Enter"],
  tab: ["Tab"],
  arrows: ["←", "↑", "→", "↓"],
  type: ["0–9"],
  f2: ["F2"],
  escape: ["Esc"],
  delete: ["Delete"],
  undo: ["Ctrl+Z", "Ctrl+Shift+Z"],
  copy: ["Ctrl+C", "Ctrl+V"],
  leave: ["Esc", "Tab"],
  bubble: ["Alt+↓"],
} as const;
const HINTS = [
  { id: "hintEnter", keys: KEYS.enter },
  { id: "hintTab", keys: KEYS.tab },
  { id: "hintPaste", keys: ["Ctrl+V"] },
] as const;
const LISTED = Object.keys(KEYS) as (keyof typeof KEYS)[];

const Key = ({ children }: { children: string }) => (
  <kbd className="rounded border border-hairline-strong px-1 font-sans text-note leading-snug">{children}</kbd>
);

/** What the pale figures mean and which keys there are. */
export function GridHelp({ ghosts, details }: { ghosts: boolean; details: boolean }) {
  const t = useTranslations("grid");
  const [open, setOpen] = useState(false);
  return (
    <div className="mt-3 flex flex-col gap-1.5 text-note leading-normal text-ink-2 sm:items-end">
      <p>
        {t(ghosts ? "legend" : "legendPlain")}
        {details && (
          <>
            {" "}
            <span className="italic">{t("legendDetails")}</span>
          </>
        )}
      </p>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 max-sm:hidden">
        {HINTS.map(({ id, keys }) => (
          <span key={id}>
            {keys.map((key) => (
              <Key key={key}>{key}</Key>
            ))}{" "}
            {t(id)}
          </span>
        ))}
        <button
          type="button"
          className="underline decoration-hairline-strong underline-offset-4"
          onClick={() => setOpen(true)}
        >
          {t("keys")}
        </button>
      </p>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t("keysTitle")}
        actions={<Button onClick={() => setOpen(false)}>{t("close")}</Button>}
      >
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-small">
          {LISTED.map((id) => (
            <div key={id} className="contents">
              <dt className="flex flex-wrap items-center gap-1">
                {KEYS[id].map((key) => (
                  <Key key={key}>{key}</Key>
                ))}
              </dt>
              <dd>{t(`keyList.${id}`)}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </div>
  );
}
