import { Fault } from "../fault";
import { isSound } from "./text";

/** What a long body may hold beside its files' texts: as much as any other. */
const REST = 1024 * 1024;
const FIELD = "text";
/** Longer texts under the name `text` are files; whatever is shorter stays where it is. */
const LONG = 64 * 1024;

export interface Unpacked {
  /** The body's JSON without its files. */
  rest: string;
  /** Each file, and the keys that lead to where it stood. */
  files: { at: string[]; bytes: Uint8Array }[];
}

/**
 * Takes the files out of the JSON of a long request: the thread that serves parses the small rest, and never holds a file as
 * a string. Faults: heavy_too_large where anything but files is long, bad_request where it is no JSON or a file no text.
 */
export function unpackBody(body: Uint8Array): Unpacked {
  if (bytesOutsideTexts(body) > REST) throw new Fault("PAYLOAD_TOO_LARGE", "heavy_too_large");
  const value = parsed(body);
  const files: Unpacked["files"] = [];
  const lift = (holder: unknown, at: readonly string[]) => {
    if (typeof holder !== "object" || holder === null) return;
    const fields = holder as Record<string, unknown>;
    const text = Object.hasOwn(fields, FIELD) ? fields[FIELD] : undefined;
    if (typeof text !== "string" || text.length <= LONG) return;
    if (!isSound(text)) throw badRequest();
    files.push({ at: [...at, FIELD], bytes: new TextEncoder().encode(text) });
    delete fields[FIELD];
  };
  lift(value, []);
  // A batch: its calls by number.
  if (typeof value === "object" && value !== null)
    for (const [key, call] of Object.entries(value)) if (/^\d+$/.test(key)) lift(call, [key]);
  const rest = JSON.stringify(value);
  if (rest.length > REST) throw new Fault("PAYLOAD_TOO_LARGE", "heavy_too_large");
  return { rest, files };
}

const badRequest = () => new Fault("BAD_REQUEST", "bad_request");

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw badRequest();
  }
}

const [QUOTE, BACKSLASH] = [0x22, 0x5c];

/** How many bytes of a JSON text stand outside its strings, and the quotes of these: what becomes objects, lists and keys. */
function bytesOutsideTexts(body: Uint8Array): number {
  let outside = 0;
  for (let at = 0; at < body.length;) {
    const opened = body.indexOf(QUOTE, at);
    if (opened < 0) return outside + body.length - at;
    outside += opened - at + 2;
    at = endOfText(body, opened + 1) + 1;
    if (outside > REST) return outside;
  }
  return outside;
}

/** Where the string that begins at `at` ends: the next quote with an even number of backslashes before it. */
function endOfText(body: Uint8Array, at: number): number {
  for (let i = at; i < body.length; i += 1) {
    if (body[i] === BACKSLASH) i += 1;
    else if (body[i] === QUOTE) return i;
  }
  return body.length;
}
