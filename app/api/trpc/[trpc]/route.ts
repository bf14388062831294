import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { PERSON_HEADER } from "@/domain/page-person";
import { currentUser } from "@/server/auth";
import { createContext } from "@/server/context";
import { appRouter } from "@/server/root";
import { limitedBody } from "./limited-body";
import { isOwnCall } from "./own-origin";

const MAX_BATCH = 10;

const refuse = (status: number) => new Response(null, { status, headers: { "Cache-Control": "no-store" } });

/** tRPC over JSON, from our own pages only (SECURITY 13, 23): other origins, other content types and long bodies are refused. */
async function handle(request: Request): Promise<Response> {
  if (!isOwnCall(request.method, request.headers)) return refuse(403);
  if (request.method === "POST" && !isJson(request.headers.get("content-type"))) return refuse(415);
  const limited = await limitedBody(request, signedIn);
  if (!limited) return refuse(413);
  try {
    const response = await fetchRequestHandler({
      endpoint: "/api/trpc",
      req: limited.request,
      router: appRouter,
      maxBatchSize: MAX_BATCH,
      createContext: () => createContext(request.headers.get(PERSON_HEADER)),
    });
    response.headers.set("Cache-Control", "private, no-store");
    return response;
  } finally {
    limited.done();
  }
}

/** A database that is away says nothing of a person: the call itself will tell. */
const signedIn = () =>
  currentUser().then(
    (user) => user?.id ?? null,
    () => null,
  );

const isJson = (type: string | null) => type?.split(";")[0]?.trim().toLowerCase() === "application/json";

export { handle as GET, handle as POST };
