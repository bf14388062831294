import { randomUUID } from "node:crypto";
import { currentUser } from "./auth";
import type { SessionUser } from "./auth/session";

export interface RequestContext {
  user: SessionUser | null;
  /** The one clock reading of a request. */
  now: Date;
  requestId: string;
}

/** What a request brings: who, when, and a number to find it by. */
export async function createContext(): Promise<RequestContext> {
  return { user: await currentUser(), now: new Date(), requestId: randomUUID() };
}
