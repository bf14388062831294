/** The process answers. Whether the database does is /api/ready's to say. */
export function GET(): Response {
  return Response.json({ ok: true }, { headers: { "Cache-Control": "no-store" } });
}
