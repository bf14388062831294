"use client";

import { Menu as Frame, MenuButton, MenuItem as Item, MenuItems } from "@headlessui/react";
import Link from "next/link";
import type { ReactNode } from "react";

interface MenuProps { label: ReactNode; children: ReactNode; align?: "start" | "end" }

/** A list of rarer actions behind one button. */
export function Menu({ label, children, align = "end" }: MenuProps) {
  return (
    <Frame>
      <MenuButton className="inline-flex h-9 items-center gap-2 rounded border border-hairline bg-surface px-3 text-[13px] text-ink hover:border-hairline-strong pointer-coarse:h-11">
        {label}
        <svg aria-hidden viewBox="0 0 10 6" className="w-2.5 fill-none stroke-current stroke-[1.5]"><path d="M1 1l4 4 4-4" /></svg>
      </MenuButton>
      <MenuItems anchor={{ to: align === "end" ? "bottom end" : "bottom start", gap: 4, padding: 8 }} className="z-40 min-w-44 rounded-lg border border-hairline-strong bg-surface p-1 text-[13px] text-ink">
        {children}
      </MenuItems>
    </Frame>
  );
}

const LINE = "flex min-h-9 w-full items-center rounded px-2.5 text-left data-disabled:text-ink-3 data-focus:bg-sunken pointer-coarse:min-h-11 forced-colors:data-focus:outline-2";

interface MenuItemProps { children: ReactNode; href?: string; onClick?: () => void; disabled?: boolean; danger?: boolean }

/** One action, or one place to go where `href` is given. */
export function MenuItem({ children, href, onClick, disabled = false, danger = false }: MenuItemProps) {
  const look = danger ? `${LINE} text-worse` : LINE;
  return (
    <Item disabled={disabled}>
      {href ? <Link href={href} className={look}>{children}</Link> : <button type="button" onClick={onClick} className={look}>{children}</button>}
    </Item>
  );
}
