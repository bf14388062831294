"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { PageHeader } from "@/app/_components/ui/page-header";
import { usePendingRoom } from "./pending-room";

/** Pages that come within a moment need no stand-in: it would only flicker. */
const MOMENT_MS = 150;

/** The blocks of a room's page from top to bottom, as tall as they will be; several in one row stand side by side where there is room. */
const SHAPES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  "": [["h-9 max-w-[36rem]"], ["h-14"], ["h-14"], ["h-72", "h-72", "h-72"], ["h-72", "h-72"]],
  "/record": [["h-12 max-w-[33rem]"], ["h-8 max-w-[36rem]"], ["h-72"], ["h-36", "h-36"]],
  "/trends": [["h-9"], ["h-9 max-w-[44rem]"], ["h-96"], ["h-72"]],
  "/diagnosis": [["h-24"], ["h-72", "h-72"], ["h-72"]],
  "/targets": [["h-36"], ["h-96"]],
  "/events": [["h-14 max-w-[33rem]"], ["h-96"]],
  "/guide": [["h-28", "h-28"], ["h-28", "h-28"], ["h-48"]],
  "/settings": [["h-9 max-w-[20rem]"], ["h-40", "h-40"]],
};
const OTHER = [["h-96"]];

/** The page; while another room's is on its way, the outline of that one. The frame around it stays in use. */
export function PageOrSkeleton({
  names,
  children,
}: {
  names: Readonly<Record<string, string>>;
  children: React.ReactNode;
}) {
  const room = useAfterMoment(usePendingRoom());
  return (
    <>
      {room !== null && <Skeleton room={room} name={names[room]} />}
      <div hidden={room !== null} className="contents">
        {children}
      </div>
    </>
  );
}

function Skeleton({ room, name }: { room: string; name: string | undefined }) {
  const t = useTranslations("nav");
  return (
    <div data-skeleton={room}>
      <PageHeader title={name ?? t("loading")} />
      <p role="status" className="sr-only">
        {t("loading")}
      </p>
      <div aria-hidden className="flex animate-pulse flex-col gap-4 motion-reduce:animate-none">
        {(SHAPES[room] ?? OTHER).map((row, i) => (
          <div key={i} className="flex flex-col gap-4 md:flex-row">
            {row.map((block, j) => (
              <div key={j} className={`w-full rounded-lg border border-hairline bg-sunken ${block}`} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

/** The room to stand in for. With the new page's path it ends in the same step as the page comes: what takes the focus there must be visible. */
function useAfterMoment(room: string | null): string | null {
  const path = usePathname();
  const [shown, setShown] = useState<{ room: string; from: string } | null>(null);
  useEffect(() => {
    if (room === null) return;
    const timer = setTimeout(() => setShown({ room, from: path }), MOMENT_MS);
    return () => {
      clearTimeout(timer);
      setShown(null);
    };
  }, [room, path]);
  return room !== null && shown?.from === path ? shown.room : null;
}
