import type { TRPCError } from "@trpc/server";
import { Fault, isFault } from "../fault";

/** What passes between the thread that serves and one that works: plain values only. */
export type ToWorker =
  { kind: "work"; task: string; input: unknown } | { kind: "told"; answer: unknown } | { kind: "dropped" };
export type FromWorker = { kind: "asks"; question: unknown } | { kind: "done"; result: unknown } | ErrorMessage;
type ErrorMessage =
  | { kind: "refused"; code: TRPCError["code"]; key: string; params: Fault["params"]; detail: unknown }
  | { kind: "failed"; name: string; message: string; stack: string | undefined };

/** An error as it crosses: refusals keep their key, anything else what the log wants to know. */
export function toMessage(error: unknown): ErrorMessage {
  if (isFault(error))
    return { kind: "refused", code: error.code, key: error.key, params: error.params, detail: error.detail };
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  return { kind: "failed", name, message, stack };
}

/** The same error on this side. */
export function toError(told: ErrorMessage): Error {
  if (told.kind === "refused") return new Fault(told.code, told.key, told.params, told.detail);
  return Object.assign(new Error(told.message), { name: told.name, stack: told.stack });
}

const HANDED_OVER = 64 * 1024;

/** The long byte arrays among a message's values, two levels deep: handed over, not copied. Whoever sends them has them no more. */
export function handedOver(value: unknown, depth = 0): ArrayBuffer[] {
  if (value instanceof Uint8Array) {
    const { buffer, byteLength } = value;
    return buffer instanceof ArrayBuffer && byteLength > HANDED_OVER && byteLength === buffer.byteLength
      ? [buffer]
      : [];
  }
  if (typeof value !== "object" || value === null || depth > 3) return [];
  return Object.values(value).flatMap((one) => handedOver(one, depth + 1));
}
