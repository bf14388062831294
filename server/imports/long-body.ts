import { offLoop } from "../heavy/off-loop";
import { FileText } from "./text";

export { busy } from "../heavy/line";

/** Long bodies in memory at once: of one person, and of all. Each is held until its request is answered. */
const UPLOADS = { ofOnePerson: 3, ofAll: 16 } as const;
const uploading: string[] = [];

/** A place for one more long body of this person, or null where there is none; call what comes back when it is let go. */
export function admitUpload(person: string): (() => void) | null {
  if (uploading.length >= UPLOADS.ofAll || uploading.filter((one) => one === person).length >= UPLOADS.ofOnePerson)
    return null;
  uploading.push(person);
  return () => void uploading.splice(uploading.indexOf(person), 1);
}

/** The value of a long request's JSON, parsed by a worker; its files are FileText. Faults: as unpackBody and offLoop. */
export async function unpacked(body: Uint8Array, person: string): Promise<unknown> {
  const { rest, files } = await offLoop("body.unpack", body, { person });
  const value: unknown = JSON.parse(rest);
  for (const { at, bytes } of files) {
    const holder = at.slice(0, -1).reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], value);
    (holder as Record<string, unknown>)[at.at(-1) ?? ""] = new FileText(bytes);
  }
  return value;
}
