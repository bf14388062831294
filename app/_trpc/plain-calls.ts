import { createTRPCClient, httpLink } from "@trpc/client";
import type { AppRouter } from "@/server/root";

/** The typed calls alone, without a query client. */
export const calls = createTRPCClient<AppRouter>({ links: [httpLink({ url: "/api/trpc" })] });
