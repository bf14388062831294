import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { PERSON_HEADER } from "@/domain/page-person";
import { currentUser } from "@/server/auth";
import { createContext } from "@/server/context";
import { appRouter } from "@/server/root";
import { bodyLimit, limitedBody } from "./limited-body";
import { isOwnCall } from "./own-origin";

const MAX_BATCH = 10;

const refuse = (status: number) => new Response(null, { status, headers: { "Cache-Control": "no-store" } });

/** tRPC over JSON, from our own pages only (SECURITY 13, 23): other origins, other content types and long bodies are refused. */
async function handle(request: Request): Promise<Response> {
  if (!isOwnCall(request.method, request.headers)) return refuse(403);
  if (request.method === "POST" && !isJson(request.headers.get("content-type"))) return refuse(415);
  const limited = await limitedBody(request, await bodyLimit(new URL(request.url).pathname, isSignedIn));
  if (!limited) return refuse(413);
  const response = await fetchRequestHandler({ endpoint: "/api/trpc", req: limited, router: appRouter, maxBatchSize: MAX_BATCH, createContext: () => createContext(request.headers.get(PERSON_HEADER)) });
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

/** A database that is away says nothing of a person: the call itself will tell. */
const isSignedIn = () => currentUser().then((user) => user !== null, () => false);

const isJson = (type: string | null) => type?.split(";")[0]?.trim().toLowerCase() === "application/json";

export { handle as GET, handle as POST };
