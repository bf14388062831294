import { describe, expect, test } from "vitest";
import { IMPORT_LIMITS } from "@/domain/imports/mapping";
import { Fault } from "../fault";
import { readTable } from "./read-table";

const MIB = 1024 * 1024;
const look = (text: string, delimiter: "," | ";" = ",") => {
  try {
    return readTable(text, delimiter).length;
  } catch (error) {
    if (error instanceof Fault) return [error.key, error.params["line"]];
    throw error;
  }
};
/** What a reader that reads to the end complains of, and one that stops at its limit never sees. */
const UNCLOSED = '\n"never closed';

describe("limits are looked at while reading: what comes after one is not read", () => {
  test("rows", () => {
    expect(look(`a\n${"1\n".repeat(IMPORT_LIMITS.rows)}`)).toBe(IMPORT_LIMITS.rows + 1);
    expect(look(`a\n${"1\n".repeat(IMPORT_LIMITS.rows + 1)}${UNCLOSED}`)).toEqual(["import_too_many_rows", undefined]);
  });

  test("columns of a row, and cells of all rows", () => {
    expect(look(`${"a,".repeat(199)}a\n1`)).toBe(2);
    expect(look(`a,b\n${"1,".repeat(200)}1${UNCLOSED}`)).toEqual(["import_too_many_columns", 2]);
    const wide = `${",".repeat(199)}x\n`;
    expect(look(wide.repeat(14_999))).toBe(14_999);
    expect(look(`${wide.repeat(15_001)}${UNCLOSED}`)).toEqual(["import_too_many_cells", undefined]);
  });

  test("the length of a cell", () => {
    expect(look(`a\n${"あ".repeat(2_000)}`)).toBe(2);
    expect(look(`a\nb\n${"x".repeat(2_001)}${UNCLOSED}`)).toEqual(["import_cell_too_long", 3]);
  });

  test("lines that are no rows", () => {
    expect(look(`a\n${"\n".repeat(400_000)}1`)).toBe(2);
    expect(look(`a${"\n".repeat(500_001)}${UNCLOSED}`)).toEqual(["import_too_many_lines", undefined]);
  });
});

describe("10 MiB of one thing", () => {
  test.each([
    ["line ends", "\n".repeat(10 * MIB), ["import_too_many_lines", undefined]],
    ["old Mac's line ends", "\r".repeat(10 * MIB), ["import_too_many_lines", undefined]],
    ["commas", ",".repeat(10 * MIB), ["import_too_many_columns", 1]],
    ["semicolons where commas separate", `a\n${";".repeat(10 * MIB - 2)}`, ["import_cell_too_long", 2]],
    ["quotes", '"'.repeat(10 * MIB), ["import_cell_too_long", 1]],
    ["one cell", `a,b\n1,${"x".repeat(10 * MIB - 6)}`, ["import_cell_too_long", 2]],
    [
      "an unclosed quote in the second line",
      `a,b\n1,"${"x,y\n".repeat(2.6 * MIB - 10)}`,
      ["import_too_many_lines", undefined],
    ],
    [
      "an unclosed quote before long lines",
      `a,b\n1,"${`${"x".repeat(1_000)}\n`.repeat(9_000)}`,
      ["import_broken_quote", 2],
    ],
  ])("%s", (_, text, refused) => {
    expect(look(text.slice(0, 10 * MIB))).toEqual(refused);
  });

  test("the longest lawful row is read: 200 cells of 2,000 characters, each a quote or three bytes", () => {
    const row = (cell: string) => Array.from({ length: 200 }, () => cell).join(",");
    expect(look(`${row("x")}\n${row(`"${'""'.repeat(2_000)}"`)}\n${row("あ".repeat(2_000))}`)).toBe(3);
  });
});
