"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useState, useTransition } from "react";
import { Dialog } from "../ui/dialog";
import { Checkbox } from "../ui/inputs";
import type { NavItem } from "./nav-links";
import { useTellPending } from "./pending-room";
import { meaningOf, ROOM_KEYS, TAKES_KEYS } from "./shortcut-keys";

const KEPT = "tenkan-shortcuts";
/** So long a G waits for its letter. */
const PATIENCE_MS = 1_500;

/** 229: what Chromium reports for keys an input method has taken. */
const pressedOf = ({
  key,
  ctrlKey,
  metaKey,
  altKey,
  isComposing,
  keyCode,
  repeat,
  defaultPrevented,
}: KeyboardEvent) => ({
  key,
  ctrlKey,
  metaKey,
  altKey,
  isComposing: isComposing || keyCode === 229,
  repeat,
  defaultPrevented,
});
const isOn = () => window.localStorage.getItem(KEPT) !== "off";

/** The keys that lead from room to room, and their list: by ? or by its button. Whoever finds them in the way switches them off. */
export function Shortcuts({ tenant, rooms }: { tenant: string; rooms: readonly NavItem[] }) {
  const t = useTranslations("shortcuts");
  const [open, setOpen] = useState(false);
  const go = useGo(tenant);
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const settle = () => {
      clearTimeout(waiting);
      waiting = undefined;
    };
    const press = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.closest(TAKES_KEYS) !== null;
      const meaning = isOn()
        ? meaningOf(pressedOf(event), { waiting: waiting !== undefined, typing })
        : { kind: "none" as const };
      settle();
      if (meaning.kind === "wait") waiting = setTimeout(settle, PATIENCE_MS);
      if (meaning.kind === "list") setOpen(true);
      if (meaning.kind === "go" && rooms.some(({ path }) => path === meaning.path)) go(meaning.path);
    };
    document.addEventListener("keydown", press);
    return () => {
      settle();
      document.removeEventListener("keydown", press);
    };
  }, [rooms, go]);
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="flex min-h-7 w-full items-center justify-between rounded px-2.5 text-note text-ink-2 hover:bg-sunken hover:text-ink pointer-coarse:min-h-11"
      >
        {t("title")}
        <kbd className="num rounded border border-hairline-strong px-1.5">?</kbd>
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t("title")}>
        <List rooms={rooms} />
      </Dialog>
    </>
  );
}

/** To a room, which is told of as long as its page is on its way. */
function useGo(tenant: string): (room: string) => void {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const [goal, setGoal] = useState("");
  useTellPending(isPending, goal);
  return useCallback(
    (room) => {
      setGoal(room);
      start(() => router.push(`/${tenant}${room}`));
    },
    [router, tenant],
  );
}

/** Keys of places that have their own; the texts say what each does. */
const OWN = {
  grid: {
    move: ["↑", "↓", "←", "→"],
    down: ["Enter"],
    across: ["Tab"],
    inside: ["F2"],
    cancel: ["Esc"],
    undo: ["Ctrl", "Z"],
    block: ["Shift", "↓"],
  },
  chart: { read: ["←", "→"], ends: ["Home", "End"], rows: ["Enter"] },
  diagnosis: { applies: ["1"], not: ["2"] },
} as const;

function List({ rooms }: { rooms: readonly NavItem[] }) {
  const t = useTranslations("shortcuts");
  const [on, setOn] = useState(isOn);
  const change = (wanted: boolean) => {
    window.localStorage.setItem(KEPT, wanted ? "on" : "off");
    setOn(wanted);
  };
  const letters = Object.entries(ROOM_KEYS).flatMap(([letter, path]) =>
    rooms.filter((room) => room.path === path).map(({ label }) => ({ keys: ["G", letter.toUpperCase()], label })),
  );
  return (
    <div className="flex flex-col gap-4">
      <Section title={t("rooms")} rows={[...letters, { keys: ["?"], label: t("list") }]} />
      <Section title={t("grid.title")} rows={rowsOf(OWN.grid, (row) => t(`grid.${row}`))} />
      <Section title={t("chart.title")} rows={rowsOf(OWN.chart, (row) => t(`chart.${row}`))} />
      <Section title={t("diagnosis.title")} rows={rowsOf(OWN.diagnosis, (row) => t(`diagnosis.${row}`))} />
      <Checkbox checked={on} onChange={(event) => change(event.currentTarget.checked)} label={t("use")} />
    </div>
  );
}

const rowsOf = <Row extends string>(keys: Readonly<Record<Row, readonly string[]>>, say: (row: Row) => string) =>
  (Object.keys(keys) as Row[]).map((row) => ({ keys: keys[row], label: say(row) }));

function Section({ title, rows }: { title: string; rows: readonly { keys: readonly string[]; label: string }[] }) {
  return (
    <section>
      <h3 className="mb-1 text-note font-semibold text-ink-2">{title}</h3>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-4 gap-y-1">
        {rows.map(({ keys, label }) => (
          <div key={label} className="contents">
            <dt className="flex gap-1">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="num rounded border border-hairline-strong bg-sunken px-1.5 text-note leading-loose"
                >
                  {key}
                </kbd>
              ))}
            </dt>
            <dd className="text-small">{label}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
