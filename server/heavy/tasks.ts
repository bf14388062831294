import { previewImport } from "../imports/preview";
import { lookAtFile } from "../imports/inspect";
import { planWrite } from "../imports/plan-write";
import { unpackBody } from "../imports/unpack";

/**
 * Everything that may be asked of a worker thread, by name. A task takes plain values and gives plain values back; the
 * one thing it may not do is wait for others, except by `ask`: whoever called it answers, with what stands in the database.
 */
export const TASKS = {
  "body.unpack": unpackBody,
  "import.look": lookAtFile,
  "import.preview": previewImport,
  "import.plan": planWrite,
} as const;
