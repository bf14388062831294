import { z } from "zod";
import { IMPORT_LIMITS } from "@/domain/import-mapping";

/** A file that came with a long request: UTF-8 that a worker took out of it and found to be sound text (unpack.ts). */
export class FileText {
  constructor(readonly bytes: Uint8Array) {}
}

/** Whether PostgreSQL can keep a text: NUL and halves of characters are none. */
export const isSound = (text: string): boolean => !text.includes("\u0000") && text.isWellFormed();

/** A file's text as the browser decoded it. */
export const importTextSchema = z.union([z.string().min(1).max(IMPORT_LIMITS.bytes).refine(isSound), z.instanceof(FileText)]);

/** The bytes of either, for a worker, which gets them for good: once each. */
export const bytesOf = (text: string | FileText): Uint8Array => (text instanceof FileText ? text.bytes : new TextEncoder().encode(text));

export const fileNameSchema = z.string().trim().min(1).max(255).refine((name) => isSound(name) && !/\p{Cc}/u.test(name));
