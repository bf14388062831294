"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, httpBatchStreamLink, type Operation, splitLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { useEffect, useState } from "react";
import { PERSON_HEADER } from "@/domain/page-person";
import type { AppRouter } from "@/server/root";
import { RightsNotice, watchRefusals } from "./rights-notice";

// Else zod tries whether it may evaluate code, and our content security policy counts that as an attack. Said where zod looks
// for it when it is loaded: most pages never load it.
if (typeof window !== "undefined") Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();
export { useTRPC, useTRPCClient };

/** Whom calls are made as: the person their page was made for, unless one of them is somebody's of their own. */
const authorOf = (calls: readonly { context: Record<string, unknown> }[], person: string): string =>
  calls
    .map(({ context }) => context["person"])
    .find((own): own is string => typeof own === "string" && own !== person) ?? person;

/**
 * Gives client leaves the typed calls of server/root.ts. Same origin, JSON, at most ten calls a batch. All are made for the
 * person the page was loaded for: data fetched anew may already be another's, what was typed is still theirs.
 */
export function ApiProvider({ person, children }: { person: string; children: React.ReactNode }) {
  const [queryClient] = useState(
    () =>
      new QueryClient({
        defaultOptions: { queries: { retry: 1, refetchOnWindowFocus: false }, mutations: { networkMode: "always" } },
      }),
  );
  const [{ link, seen }] = useState(watchRefusals);
  const [client] = useState(() => {
    const headers = ({ opList }: { opList: Operation[] }) => ({ [PERSON_HEADER]: authorOf(opList, person) });
    return createTRPCClient<AppRouter>({
      links: [
        link,
        splitLink({
          // Files come in parts.
          condition: ({ path }) => path.startsWith("export."),
          true: httpBatchStreamLink({ url: "/api/trpc", maxItems: 1, headers }),
          false: httpBatchLink({ url: "/api/trpc", maxItems: 10, headers }),
        }),
      ],
    });
  });
  const [madeFor] = useState(person);
  useEffect(() => {
    if (person !== madeFor) seen.tell("other_person");
  }, [person, madeFor, seen]);
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
        <RightsNotice seen={seen} />
      </TRPCProvider>
    </QueryClientProvider>
  );
}
