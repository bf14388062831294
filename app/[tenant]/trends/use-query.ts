"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTransition } from "react";

export type QueryChange = Readonly<Record<string, string | readonly string[] | null>>;

/** Rewrites the query string: what is seen can be sent as a link, and Back undoes a choice. Lists are written with commas, empty ones and null removed. */
export function useQuery(): [pending: boolean, go: (change: QueryChange) => void] {
  const [router, pathname, params] = [useRouter(), usePathname(), useSearchParams()];
  const [pending, start] = useTransition();
  const go = (change: QueryChange) => {
    const next = new URLSearchParams(params);
    for (const [key, value] of Object.entries(change)) {
      const text = typeof value === "string" ? value : (value?.join() ?? "");
      if (text === "") next.delete(key); else next.set(key, text);
    }
    const query = next.toString().replaceAll("%2C", ",");
    start(() => router.push(query ? `${pathname}?${query}` : pathname, { scroll: false }));
  };
  return [pending, go];
}
