"use client";

import { useLinkStatus } from "next/link";
import { Link } from "@/app/_components/ui/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useEndedTeam } from "./ended-team";
import { useTellPending } from "./pending-room";
import { Waiting } from "./waiting";

export interface NavItem {
  /** Below the tenant: "" is home. */
  readonly path: string;
  readonly label: string;
  /** How many things waited there when the frame was drawn. */
  readonly waiting?: number;
  /** Rooms that are entered through this one. */
  readonly holds?: readonly string[];
}

const LOOKS = {
  rail: {
    list: "flex flex-col gap-0.5",
    link: "flex h-9 items-center justify-between rounded px-2.5 text-body text-ink-2 hover:bg-sunken aria-[current=page]:bg-sunken aria-[current=page]:font-semibold aria-[current=page]:text-ink",
  },
  bar: {
    list: "grid auto-cols-fr grid-flow-col",
    link: "relative flex h-14 items-center justify-center gap-1 border-t-2 border-transparent text-small text-ink-2 aria-[current=page]:border-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink",
  },
} as const;

/** The rooms of a tenant. The chosen team goes along from room to room. */
export function NavLinks({
  tenant,
  items,
  look,
}: {
  tenant: string;
  items: readonly NavItem[];
  look: keyof typeof LOOKS;
}) {
  const pathname = usePathname();
  const base = `/${tenant}`;
  const [named, ended] = [useSearchParams().get("team"), useEndedTeam()];
  const team = named === ended ? null : named;
  return (
    <ul className={LOOKS[look].list}>
      {items.map(({ path, label, waiting, holds = [] }) => {
        const href = `${base}${path}`;
        const current =
          path === ""
            ? pathname === base
            : [path, ...holds].some((room) => pathname === `${base}${room}` || pathname.startsWith(`${base}${room}/`));
        return (
          <li key={path}>
            <Link
              href={team ? `${href}?team=${team}` : href}
              className={LOOKS[look].link}
              aria-current={current ? "page" : undefined}
            >
              {label}
              <OnTheWay room={path} />
              {waiting !== undefined && <Waiting tenant={tenant} drawn={waiting} />}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

/** While the page behind a link is being made: the press was taken. Appears only where that takes longer than a moment. */
function OnTheWay({ room }: { room: string }) {
  const { pending } = useLinkStatus();
  useTellPending(pending, room);
  return pending ? (
    <span
      aria-hidden
      data-pending
      className="size-3 shrink-0 animate-[spin_1s_linear_infinite,appear_0s_150ms_backwards] rounded-full border-2 border-current border-t-transparent motion-reduce:animate-none"
    />
  ) : null;
}
