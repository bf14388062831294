import { z } from "zod";
import { DELIMITERS, IMPORT_LIMITS, importMappingSchema } from "@/domain/imports/mapping";
import { ON_EXISTING } from "@/domain/imports/plan";
import { slugText } from "@/domain/bounds";
import { importTextSchema } from "./text";

const column = z.number().int().min(0).max(IMPORT_LIMITS.columns).nullable();

export const inspectSchema = z.strictObject({
  tenant: slugText,
  text: importTextSchema,
  /** Null: found out. */
  delimiter: z.enum(DELIMITERS).nullable(),
  headerRow: z.number().int().min(0).max(IMPORT_LIMITS.headerSearch).nullable(),
  /** Which columns name the place, once a person has said so; null: guessed. */
  placeColumns: z.strictObject({ team: column, channel: column }).nullable(),
  /** The channel a file without a channel column is likely for. */
  channelId: z.uuid().nullable(),
});

export const previewSchema = z.strictObject({
  tenant: slugText,
  text: importTextSchema,
  mapping: importMappingSchema,
  onExisting: z.enum(ON_EXISTING),
});
