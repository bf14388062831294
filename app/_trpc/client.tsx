"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { useState } from "react";
import { config } from "zod/v4/core";
import type { AppRouter } from "@/server/root";
import { RightsNotice, watchRefusals } from "./rights-notice";

// Else zod tries whether it may evaluate code, and our content security policy counts that as an attack.
if (typeof window !== "undefined") config({ jitless: true });

const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();
export { useTRPC, useTRPCClient };

/** Gives client leaves the typed calls of server/root.ts. Same origin, JSON, at most ten calls a batch. */
export function ApiProvider({ children }: { children: React.ReactNode }) {
  const [queryClient] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: 1, refetchOnWindowFocus: false }, mutations: { networkMode: "always" } } }));
  const [{ link, seen }] = useState(watchRefusals);
  const [client] = useState(() => createTRPCClient<AppRouter>({ links: [link, httpBatchLink({ url: "/api/trpc", maxItems: 10 })] }));
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
        <RightsNotice seen={seen} />
      </TRPCProvider>
    </QueryClientProvider>
  );
}
