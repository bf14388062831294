"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { queryText } from "@/app/_lib/query-text";

export type QueryChange = Readonly<Record<string, string | readonly string[] | null>>;
/** Chosen, and not yet in the address; null is taken away. */
export type Chosen = Readonly<Record<string, string | null>>;

/**
 * Rewrites the query string: what is seen can be sent as a link, and Back undoes a choice. Lists are written with commas,
 * empty ones and null removed. Until the new page is there `chosen` holds what was chosen, and a second choice adds to it.
 */
export function useQuery(): [pending: boolean, chosen: Chosen, go: (change: QueryChange) => void] {
  const [router, pathname, params] = [useRouter(), usePathname(), useSearchParams()];
  const [pending, start] = useTransition();
  const [chosen, choose] = useOptimistic({} as Chosen, (before, change: Chosen) => ({ ...before, ...change }));
  const go = (change: QueryChange) =>
    start(() => {
      const texts = Object.fromEntries(
        Object.entries(change).map(([key, value]): [string, string | null] => [
          key,
          (typeof value === "string" ? value : value?.join()) || null,
        ]),
      );
      choose(texts);
      const next = new URLSearchParams(params);
      for (const [key, text] of Object.entries({ ...chosen, ...texts }))
        if (text === null) next.delete(key);
        else next.set(key, text);
      const query = queryText(next);
      router.push(query ? `${pathname}?${query}` : pathname, { scroll: false });
    });
  return [pending, chosen, go];
}
