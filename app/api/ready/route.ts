import { isReady } from "@/server/ready";

export const dynamic = "force-dynamic";

/** Whether requests can be served: 200, or 503 while the database is away or behind this build. Says no more than that. */
export async function GET(): Promise<Response> {
  const ready = await isReady();
  return Response.json({ ready }, { status: ready ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}
