import { z } from "zod";
import { IMPORT_LIMITS } from "@/domain/import-mapping";

const sound = (text: string): boolean => !text.includes("\u0000") && text.isWellFormed();

/** A file's text as the browser decoded it. NUL and halves of characters are no text, and PostgreSQL keeps neither. */
export const importTextSchema = z.string().min(1).max(IMPORT_LIMITS.bytes).refine(sound);

export const fileNameSchema = z.string().trim().min(1).max(255).refine((name) => sound(name) && !/\p{Cc}/u.test(name));
