import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { createContext } from "@/server/context";
import { appRouter } from "@/server/root";

const refuse = (status: number) => new Response(null, { status, headers: { "Cache-Control": "no-store" } });

/** tRPC over JSON, from our own pages only (SECURITY 13, 24): other origins and other content types are refused. */
async function handle(request: Request): Promise<Response> {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return refuse(403);
  if (site === null && request.headers.has("cookie") && request.method !== "GET") return refuse(403);
  if (request.method === "POST" && !request.headers.get("content-type")?.startsWith("application/json")) return refuse(415);
  const response = await fetchRequestHandler({ endpoint: "/api/trpc", req: request, router: appRouter, createContext, maxBatchSize: 10 });
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

export { handle as GET, handle as POST };
