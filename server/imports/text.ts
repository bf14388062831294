import { z } from "zod";
import { line, instance, text } from "@/domain/bounds";
import { IMPORT_LIMITS } from "@/domain/imports/mapping";

/** A file that came with a long request: UTF-8 that a worker took out of it and found to be sound text (unpack.ts). */
export class FileText {
  constructor(readonly bytes: Uint8Array) {}
}

/** Whether PostgreSQL can keep a text: NUL and halves of characters are none. */
export const isSound = (text: string): boolean => !text.includes("\u0000") && text.isWellFormed();

/** A file's text as the browser decoded it. */
export const importTextSchema = z.union([text(IMPORT_LIMITS.bytes, 1).refine(isSound), instance(FileText)]);

/** The bytes of either, for a worker, which gets them for good: once each. */
export const bytesOf = (text: string | FileText): Uint8Array =>
  text instanceof FileText ? text.bytes : new TextEncoder().encode(text);

export const fileNameSchema = line(255, 1).refine(isSound);
