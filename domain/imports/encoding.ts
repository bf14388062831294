import { withoutEnd } from "@/domain/format/bare-text";
/** Encodings a CSV file comes in; "utf-16le" is what Excel calls Unicode text. */
export const ENCODINGS = [
  "utf-8",
  "shift_jis",
  "euc-jp",
  "iso-2022-jp",
  "utf-16le",
  "utf-16be",
  "windows-1252",
] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** unknown_encoding: letters of some kind, but of none that can be told; a person may choose. */
export type FileProblem = "empty" | "spreadsheet" | "not_text" | "unknown_encoding";
export type Decoded =
  | { readonly ok: true; readonly encoding: Encoding; readonly text: string }
  | { readonly ok: false; readonly problem: FileProblem };

/** How a PNG, PDF, GIF, JPEG, gzip begins: pieces of those can look like text of two bytes a letter. */
const BINARIES = [
  [0x89, 0x50, 0x4e, 0x47],
  [0x25, 0x50, 0x44, 0x46],
  [0x47, 0x49, 0x46, 0x38],
  [0xff, 0xd8, 0xff],
  [0x1f, 0x8b],
];
const starts = (bytes: Uint8Array, ...head: number[]): boolean => head.every((byte, i) => bytes[i] === byte);

/**
 * The text of a file, its type judged by content and not by name. BOM first, then UTF-16 by its zero bytes, the escapes of
 * ISO-2022-JP, strict UTF-8, then what the letters are likeliest to be. An encoding chosen by a person is taken as given.
 * DOMAIN 8, CSV in.
 */
export function decodeFile(bytes: Uint8Array, chosen: Encoding | null = null): Decoded {
  if (bytes.length === 0) return { ok: false, problem: "empty" };
  // ZIP (xlsx, xlsm, ods) and the compound file of the old xls: said by name, so that people know to save as CSV.
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04) || starts(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return { ok: false, problem: "spreadsheet" };
  if (BINARIES.some((head) => starts(bytes, ...head))) return { ok: false, problem: "not_text" };
  const encoding = chosen ?? guess(bytes);
  if (encoding === null)
    return { ok: false, problem: bytes.subarray(0, 10_000).some(isControl) ? "not_text" : "unknown_encoding" };
  return textIn(bytes, encoding);
}

function textIn(bytes: Uint8Array, encoding: Encoding): Decoded {
  // Old systems end a file with Ctrl-Z and a page with a form feed.
  const decoded = decode(bytes, encoding, true);
  const text = decoded === null ? null : withoutEndMark(decoded).replace(/[\u000b\u000c]/g, " ");
  // Control characters other than tab and line ends are no text in any of these encodings.
  if (text === null || /[\u0000-\u0008\u000e-\u001f]/.test(text)) return { ok: false, problem: "not_text" };
  return text.trim() === "" ? { ok: false, problem: "empty" } : { ok: true, encoding, text };
}

const isControl = (byte: number): boolean => byte < 9 || (byte > 13 && byte < 32 && byte !== 0x1a && byte !== 0x1b);

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** UTF-16 without a mark, by where its zero bytes are. */
function wideIn(bytes: Uint8Array): Encoding | null {
  const zeros = zeroPlaces(bytes.subarray(0, 2_000));
  if (zeros.odd > 0 && zeros.even === 0) return "utf-16le";
  return zeros.even > 0 && zeros.odd === 0 ? "utf-16be" : null;
}

function guess(bytes: Uint8Array): Encoding | null {
  const marked = MARKS.find(([, head]) => starts(bytes, ...head))?.[0] ?? wideIn(bytes);
  if (marked) return marked;
  if (hasEscape(bytes) && decode(bytes, "iso-2022-jp", false) !== null) return "iso-2022-jp";
  if (decode(bytes, "utf-8", false) !== null || isNearlyUtf8(bytes)) return "utf-8";
  return isWestern(bytes) ? "windows-1252" : olderJapanese(bytes);
}

function olderJapanese(bytes: Uint8Array): Encoding | null {
  const euc = decode(bytes, "euc-jp", false);
  const sjis = decode(bytes, "shift_jis", false);
  if (euc !== null && (sjis === null || isJapanese(bytes))) return "euc-jp";
  return sjis === null ? null : "shift_jis";
}

function zeroPlaces(bytes: Uint8Array): { even: number; odd: number } {
  let [even, odd] = [0, 0];
  bytes.forEach((byte, i) => {
    if (byte !== 0) return;
    if (i % 2 === 0) even += 1;
    else odd += 1;
  });
  return { even, odd };
}

/** Null when the bytes are not of this encoding. A lenient reading shows replacement characters, for a person to see. */
function decode(bytes: Uint8Array, encoding: Encoding, lenient: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal: !lenient }).decode(bytes);
  } catch {
    return null;
  }
}

/** Without Ctrl-Z at the end, and what blank may come after it. */
function withoutEndMark(text: string): string {
  const filled = text.trimEnd();
  return filled.endsWith("\u001a") ? withoutEnd(filled, "\u001a") : text;
}

/** ESC $ begins Japanese in ISO-2022-JP; every byte is of seven bits. */
const hasEscape = (bytes: Uint8Array): boolean =>
  bytes.some((byte, i) => byte === 0x1b && bytes[i + 1] === 0x24) && bytes.every((byte) => byte < 0x80);

/** UTF-8 that was cut or damaged in a few places: those are shown as such, the rest is read. */
function isNearlyUtf8(bytes: Uint8Array): boolean {
  const text = decode(bytes, "utf-8", true) ?? "";
  let [good, bad] = [0, 0];
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) bad += 1;
    else if (code > 0x7f) good += 1;
  }
  return bad > 0 && good >= bad * 20;
}

/** Letters with accents here and there among plain ones: each high byte is one, and none stands in a run of them. */
function isWestern(bytes: Uint8Array): boolean {
  const [letters, others] = [
    (byte: number) => byte >= 0xc0 && byte !== 0xd7 && byte !== 0xf7,
    new Set([0x80, 0x92, 0x93, 0x94, 0x96, 0xa0, 0xa3, 0xa7, 0xb0, 0xb4, 0xb5]),
  ];
  let [run, high] = [0, 0];
  for (const byte of bytes) {
    run = byte < 0x80 ? 0 : run + 1;
    if (run === 0) continue;
    high += 1;
    if (run > 2 || !(letters(byte) || others.has(byte))) return false;
  }
  return high > 0 && high < bytes.length / 5;
}

/** Read as EUC-JP, most pairs are kana, signs and the everyday characters; half-width kana of Shift_JIS read so are not. */
function isJapanese(bytes: Uint8Array): boolean {
  let [usual, all] = [0, 0];
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte < 0xa1) continue;
    all += 1;
    if ((byte >= 0xa1 && byte <= 0xa5) || (byte >= 0xb0 && byte <= 0xcf)) usual += 1;
    i += 1;
  }
  return usual >= all * 0.75;
}
