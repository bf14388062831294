/** Encodings a CSV file comes in; "utf-16le" is what Excel calls Unicode text. */
export const ENCODINGS = ["utf-8", "shift_jis", "utf-16le", "utf-16be"] as const;
export type Encoding = (typeof ENCODINGS)[number];

export type FileProblem = "empty" | "spreadsheet" | "not_text";
export type Decoded = { readonly ok: true; readonly encoding: Encoding; readonly text: string } | { readonly ok: false; readonly problem: FileProblem };

const starts = (bytes: Uint8Array, ...head: number[]): boolean => head.every((byte, i) => bytes[i] === byte);

/**
 * The text of a file, its type judged by content and not by name. BOM first, then UTF-16 by its zero bytes, then strict
 * UTF-8, then Shift_JIS (WHATWG = CP932). An encoding chosen by a person is taken as given. DOMAIN 8, CSV in.
 */
export function decodeFile(bytes: Uint8Array, chosen: Encoding | null = null): Decoded {
  if (bytes.length === 0) return { ok: false, problem: "empty" };
  // ZIP (xlsx, xlsm, ods) and the compound file of the old xls: said by name, so that people know to save as CSV.
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04) || starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { ok: false, problem: "spreadsheet" };
  const encoding = chosen ?? guess(bytes);
  const text = encoding === null ? null : decode(bytes, encoding, chosen !== null);
  // Control characters other than tab and line ends are no text in any of these encodings.
  if (encoding === null || text === null || /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text)) return { ok: false, problem: "not_text" };
  return text.trim() === "" ? { ok: false, problem: "empty" } : { ok: true, encoding, text };
}

function guess(bytes: Uint8Array): Encoding | null {
  if (starts(bytes, 0xef, 0xbb, 0xbf)) return "utf-8";
  if (starts(bytes, 0xff, 0xfe)) return "utf-16le";
  if (starts(bytes, 0xfe, 0xff)) return "utf-16be";
  const zeros = zeroPlaces(bytes.subarray(0, 2_000));
  if (zeros.odd > 0 && zeros.even === 0) return "utf-16le";
  if (zeros.even > 0 && zeros.odd === 0) return "utf-16be";
  return (["utf-8", "shift_jis"] as const).find((encoding) => decode(bytes, encoding, false) !== null) ?? null;
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
