import type { APIRequestContext } from "@playwright/test";
import { call, read } from "./call";

/** Saves a run over HTTP; `answers` is eight characters, 1 = applies. */
export const saveRun = (request: APIRequestContext, tenant: string, teamId: string, date: string, answers: string) =>
  call(request, "diagnosis.save", {
    tenant,
    teamId,
    date,
    checklist: "2026-11",
    answers: [...answers].map((c) => c === "1"),
    notes: {},
    replaces: null,
  });

/** Records contacts of yesterday: so many by phone, so many by email. */
export async function recordContacts(
  request: APIRequestContext,
  tenant: string,
  counts: { phone: number; email: number },
): Promise<void> {
  const { date, rows } = await read<{ date: string; rows: { channel: string; kind: string }[] }>(
    request,
    "record.day",
    { tenant },
  );
  for (const { channel, kind } of rows) {
    const cell =
      kind === "phone"
        ? { measure: "offered", seen: null, typed: counts.phone }
        : { measure: "received", seen: null, typed: counts.email };
    await call(request, "record.saveCells", { tenant, channelId: channel, start: date, cells: [cell] });
  }
}
