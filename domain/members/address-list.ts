import { address } from "@/domain/bounds";

/** How many people may be invited in one go. */
export const MOST_ADDRESSES = 100;
/** How much text is read: a hundred of the longest addresses with names beside them. */
export const LONGEST_LIST = 60_000;

/** What a form takes for an address before it asks: something, an @ and a name with a dot. */
export const looksLikeAddress = (given: string): boolean => /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(given.trim());

export const ADDRESS_FAULTS = ["no_at", "spaces", "malformed", "too_many"] as const;
/** What cannot be an address: where it stands (lines from 1), what it says, and why. */
export interface AddressFault {
  readonly line: number;
  readonly text: string;
  readonly reason: (typeof ADDRESS_FAULTS)[number];
}
export interface AddressList {
  readonly addresses: readonly string[];
  readonly faults: readonly AddressFault[];
}

const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/gu;
const LINE = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;
const BRACKETED = /<([^<>]*)>/u;
const WRAPPING = /^(?:mailto:|["'])+/iu;

/**
 * Addresses as people paste them: lines, commas, semicolons, columns of a spreadsheet, `Name <address>`, full-width
 * letters; written twice they are one. What is unclear becomes a fault: a wrong guess would invite a stranger.
 */
export function parseAddressList(text: string): AddressList {
  const addresses = new Set<string>();
  const faults: AddressFault[] = [];
  text
    .slice(0, LONGEST_LIST)
    .split(LINE)
    .forEach((given, index) => {
      for (const piece of piecesOf(given.normalize("NFKC").replace(INVISIBLE, ""))) {
        const found = addressIn(piece);
        if (typeof found !== "string") faults.push({ line: index + 1, text: piece.slice(0, 80), reason: found.reason });
        else if (addresses.size < MOST_ADDRESSES || addresses.has(found)) addresses.add(found);
        else if (faults.at(-1)?.reason !== "too_many")
          faults.push({ line: index + 1, text: found, reason: "too_many" });
      }
    });
  return { addresses: [...addresses], faults };
}

/** What a line holds, one text an address. Cells of a spreadsheet without an @ are other columns where one has it. */
function piecesOf(line: string): string[] {
  const cells = line
    .split("\t")
    .map((cell) => cell.trim())
    .filter(Boolean);
  return (cells.some((cell) => cell.includes("@")) ? cells.filter((cell) => cell.includes("@")) : cells).flatMap(
    piecesOfCell,
  );
}

/** What stands in brackets is the address; before it, back to the last address, its name: that may hold commas. */
function piecesOfCell(cell: string): string[] {
  const met = BRACKETED.exec(cell);
  if (!met)
    return cell
      .split(/[,;、]/u)
      .flatMap((piece) => wordsOf(piece.trim()))
      .filter(Boolean);
  const before = cell
    .slice(0, met.index)
    .split(/[,;、]/u)
    .slice(0, -1)
    .filter((piece) => piece.includes("@"));
  return [
    ...before.flatMap((piece) => wordsOf(piece.trim())),
    met[1] ?? "",
    ...piecesOfCell(cell.slice(met.index + met[0].length)),
  ];
}

/** Several addresses with nothing but spaces between them. */
function wordsOf(piece: string): string[] {
  const words = piece.split(/\s+/u);
  return words.every((word) => word.includes("@")) ? words : [piece];
}

/** Without the quotes it ends with. */
function unquoted(piece: string): string {
  let end = piece.length;
  while (end > 0 && (piece[end - 1] === '"' || piece[end - 1] === "'")) end -= 1;
  return piece.slice(0, end);
}

function addressIn(piece: string): string | Pick<AddressFault, "reason"> {
  const bare = unquoted(piece.trim().replace(WRAPPING, ""));
  if (!bare.includes("@")) return { reason: "no_at" };
  if (/\s/u.test(bare)) return { reason: "spaces" };
  const parsed = address.safeParse(bare);
  return parsed.success ? parsed.data : { reason: "malformed" };
}
