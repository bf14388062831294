"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "../ui/dialog";
import { Checkbox } from "../ui/inputs";
import type { NavItem } from "./nav-links";
import { areKeysOn, ROOM_KEYS, switchKeys } from "./shortcut-keys";

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

interface ShortcutListProps {
  open: boolean;
  rooms: readonly NavItem[];
  onClose: () => void;
}

/** The list of keys, and whether they are used on this device. */
export default function ShortcutList({ open, rooms, onClose }: ShortcutListProps) {
  const t = useTranslations("shortcuts");
  return (
    <Dialog open={open} onClose={onClose} title={t("title")}>
      <List rooms={rooms} />
    </Dialog>
  );
}

function List({ rooms }: { rooms: readonly NavItem[] }) {
  const t = useTranslations("shortcuts");
  const [on, setOn] = useState(areKeysOn);
  const change = (wanted: boolean) => {
    switchKeys(wanted);
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
