import { line, text } from "@/domain/bounds";
import { IMPORT_LIMITS } from "@/domain/import-mapping";

const sound = (given: string): boolean => !given.includes("\u0000") && given.isWellFormed();

/** A file's text as the browser decoded it. NUL and halves of characters are no text, and PostgreSQL keeps neither. */
export const importTextSchema = text(IMPORT_LIMITS.bytes, 1).refine(sound);

export const fileNameSchema = line(255, 1).refine(sound);
