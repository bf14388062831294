"use client";

import { useQueryClient } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { onRecorded } from "./recorded-event";

/** Keystrokes follow each other; one question after a pause is enough. */
const PAUSE_MS = 800;

/** How many channels wait to be recorded. The frame stays while one walks from page to page, so the number asks for itself. */
export function Waiting({ tenant, drawn }: { tenant: string; drawn: number }) {
  const t = useTranslations("nav");
  const count = useWaiting(tenant, drawn);
  if (count === 0) return null;
  return (
    <span className="num rounded-full bg-attention-soft px-2 text-note font-normal text-attention">
      <span aria-hidden>{count}</span>
      <span className="sr-only">{t("missing", { count })}</span>
    </span>
  );
}

/** The number the frame was drawn with, until something is recorded or a recording page is left (an import, an undo). */
function useWaiting(tenant: string, drawn: number): number {
  const [client, trpc, path] = [useQueryClient(), useTRPC(), usePathname()];
  const [known, setKnown] = useState({ drawn, count: drawn });
  if (known.drawn !== drawn) setKnown({ drawn, count: drawn });
  const before = useRef(path);
  useEffect(() => {
    const ask = () => {
      // A number that cannot be asked for stays as it was: it is a hint, and no page waits for it.
      client.fetchQuery({ ...trpc.tenant.missing.queryOptions({ tenant }), staleTime: 0, retry: false }).then(
        (count) => setKnown({ drawn, count }),
        () => undefined,
      );
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onRecorded(() => {
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE_MS);
    });
    if (before.current !== path && before.current.startsWith(`/${tenant}/record`)) ask();
    before.current = path;
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [client, trpc, tenant, drawn, path]);
  return known.count;
}
