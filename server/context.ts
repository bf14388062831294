import { randomUUID } from "node:crypto";
import { headers } from "next/headers";
import { PATH_HEADER } from "@/domain/site-path";
import { currentNetwork, currentUser } from "./auth";
import type { SessionUser } from "./auth/session";
import { reportError } from "./log";

export interface RequestContext {
  user: SessionUser | null;
  /** The one clock reading of a request. */
  now: Date;
  requestId: string;
  /** Where the request comes from: a key of rate limits, and the audit log's "from where". */
  network: string;
  /** Whom the page that asks was made for, null where it does not say; absent where no browser asks: our own pages, drawn here. */
  madeFor?: string | null;
  /** What this request has looked up already, by a name of the asker's own: a page's many calls look once (server/tenant.ts). */
  lookups?: Map<string, Promise<unknown>>;
}

/** Looks something up once a request: who asks for the same later gets that answer, and looks again only where there was none. */
export function onceARequest<T>(
  { lookups }: Pick<RequestContext, "lookups">,
  name: string,
  look: () => Promise<T>,
): Promise<T> {
  const known = lookups?.get(name) as Promise<T> | undefined;
  if (known) return known.catch(look);
  const first = look();
  lookups?.set(name, first);
  return first;
}

/** What a request brings: who, when, for whom its page was made, and a number to find it by. Throws what can be told when the database is away. */
export async function createContext(madeFor?: string | null): Promise<RequestContext> {
  const requestId = randomUUID();
  try {
    const [user, network] = await Promise.all([currentUser(), currentNetwork()]);
    return { user, network, now: new Date(), requestId, lookups: new Map(), ...(madeFor !== undefined && { madeFor }) };
  } catch (error) {
    throw reportError(error, { requestId, tenant: await companyAsked() });
  }
}

/** The company of a page's own address: its first part. The rest of an address may hold a secret, and is not logged. */
async function companyAsked(): Promise<string | undefined> {
  const path = await headers().then(
    (given) => given.get(PATH_HEADER),
    () => null,
  );
  return path?.split(/[/?]/, 2)[1]?.slice(0, 60) || undefined;
}
