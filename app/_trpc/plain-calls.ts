import { createTRPCClient, httpLink } from "@trpc/client";
import { PERSON_HEADER } from "@/domain/page-person";
import type { AppRouter } from "@/server/root";

/** The typed calls alone, without a query client, of a page made for this person; none for a stranger's. */
export const callsFor = (person: string | undefined) =>
  createTRPCClient<AppRouter>({
    links: [httpLink({ url: "/api/trpc", headers: person === undefined ? {} : { [PERSON_HEADER]: person } })],
  });
