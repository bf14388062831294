import { createHash } from "node:crypto";

/** A UUID (version 8, RFC 9562) that is the same every time for the same key. */
export function uuidOf(...key: readonly string[]): string {
  const hex = createHash("sha256").update(key.join("\u0001")).digest("hex");
  const variant = "89ab"[Number.parseInt(hex.charAt(16), 16) % 4] ?? "8";
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}
