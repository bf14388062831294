import { randomUUID } from "node:crypto";
import { CHANNELS } from "@/domain/measures/channel";
import type { ImportMapping } from "@/domain/imports/mapping";
import type { ImportTarget } from "@/domain/imports/destination";
import { addDays } from "@/domain/time/period";
import { signedIn } from "../visitor";
import type { Attack } from "./attack";

const ROWS = 49_800;
/** Before the three years the bench has recorded, with measures no import would take. */
const LAST = "2023-01-01";
const HEAD = "日付,チャネル,着信件数,応答件数,放棄件数";

/** A lawful file of 49,800 rows, looked at, previewed and written by one who is signed in. */
export const bigImport: Attack = {
  name: "a lawful file of 49,800 rows: inspect, preview, run",
  async strike({ origin, slug: tenant, email }) {
    const person = await signedIn(origin, email);
    const inspect = (text: string) =>
      person.mutate<{ targets: ImportTarget[]; mapping: ImportMapping }>("import.inspect", {
        tenant,
        text,
        delimiter: null,
        headerRow: null,
        placeColumns: null,
        channelId: null,
      });
    const { targets } = await inspect(`${HEAD}\n2025-01-01,x,1,1,0`);
    const text = fileOf(targets.filter(({ cadence }) => cadence === "day"));
    const began = performance.now();
    const { mapping } = await inspect(text);
    const inspected = performance.now();
    const asked = { tenant, text, mapping, onExisting: "replace" };
    const preview = await person.mutate<{
      counts: object;
      errors: number;
      issues: { severity: string }[];
      fingerprint: string;
    }>("import.preview", asked);
    const previewed = performance.now();
    if (preview.errors > 0)
      throw new Error(
        `the bench's file is no good: ${JSON.stringify(preview.issues.filter(({ severity }) => severity === "error").slice(0, 3))}`,
      );
    const done = await person.mutate<{ rowsNew: number }>("import.run", {
      ...asked,
      key: randomUUID(),
      fileName: "big.csv",
      fingerprint: preview.fingerprint,
    });
    const [a, b, c] = [inspected - began, previewed - inspected, performance.now() - previewed].map(Math.round);
    person.close();
    return `inspect ${a} ms, preview ${b} ms, run ${c} ms; ${done.rowsNew} new records`;
  },
};

/** The days before LAST, as many of each channel, with counts that fit together. */
function fileOf(targets: readonly ImportTarget[]): string {
  const days = Math.floor(ROWS / targets.length);
  const rows = targets.flatMap(({ name, kind }) =>
    Array.from(
      { length: days },
      (_, i) =>
        `${addDays(LAST, i - days)},${name},${100 + (i % 50)},${CHANNELS[kind].live ? `90,${10 + (i % 50)}` : ","}`,
    ),
  );
  return [HEAD, ...rows].join("\r\n");
}
