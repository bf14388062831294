import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BOM, csvCell, csvText, encodeCp932, replaceForCp932 } from "@/domain/format/csv";

const decode = (bytes: Uint8Array): string => new TextDecoder("shift_jis", { fatal: true }).decode(bytes);

describe("CP932", () => {
  it("swaps the characters that other encoders lose", () => {
    expect(replaceForCp932("¥1〜2−3—4")).toBe("￥1～2－3―4");
    expect([...encodeCp932("¥〜−—").bytes]).toEqual([0x81, 0x8f, 0x81, 0x60, 0x81, 0x7c, 0x81, 0x5c]);
  });

  it("writes the extensions of Windows and reports what it cannot write", () => {
    expect(decode(encodeCp932("①㈱髙﨑ｱ").bytes)).toBe("①㈱髙﨑ｱ");
    expect([...encodeCp932("①").bytes]).toEqual([0x87, 0x40]);
    expect([...encodeCp932("髙").bytes]).toEqual([0xfb, 0xfc]);
    const { bytes, lost } = encodeCp932("a€😀é€");
    expect(lost).toEqual(["€", "😀", "é"]);
    expect(decode(bytes)).toBe("a????");
  });

  it("round-trips through the platform's decoder whenever nothing is lost", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 20 }),
        fc.array(fc.integer({ min: 0x3000, max: 0x9fff }), { maxLength: 20 }),
        (any, codes) => {
          const text = any + String.fromCharCode(...codes);
          const { bytes, lost } = encodeCp932(text);
          if (lost.length === 0) expect(decode(bytes)).toBe(replaceForCp932(text));
        },
      ),
    );
    expect(decode(encodeCp932("応対品質モニタリング").bytes)).toBe("応対品質モニタリング");
  });
});

describe("CSV cells", () => {
  it("defuse formulas in texts and leave numbers alone", () => {
    expect(csvCell("=1+1")).toBe("'=1+1");
    expect(csvCell("+81-90")).toBe("'+81-90");
    expect(csvCell("＝cmd")).toBe("'＝cmd");
    expect(csvCell("@a,b")).toBe(`"'@a,b"`);
    expect(csvCell(-5)).toBe("-5");
    expect(csvCell(null)).toBe("");
    expect(csvCell(Number.NaN)).toBe("");
  });

  it("quote commas, quotes and line breaks", () => {
    expect(
      csvText([
        ["名前", "値"],
        ['a,"b"\nc', 1],
      ]),
    ).toBe('名前,値\r\n"a,""b""\nc",1\r\n');
    expect(BOM.charCodeAt(0)).toBe(0xfeff);
  });

  it("leave figures figures: negative numbers, percentages and times", () => {
    for (const figure of ["-5", "-12.5%", "-0:03:10", "-1234.56"]) expect(csvCell(figure)).toBe(figure);
    expect(csvCell("-5+cmd|'/c calc'!A1")).toBe("'-5+cmd|'/c calc'!A1");
    expect(csvCell("-")).toBe("'-");
    expect([csvCell(-5.5), csvCell(-1e-7), csvCell(-0)]).toEqual(["-5.5", "-1e-7", "0"]);
  });

  it("defuse what hides behind blanks and unseen signs", () => {
    for (const lead of ["\r", "\r\n", "\n", " ", "\u3000", "\u00a0", "\u0000", "\u200b", "\ufeff", "\u202e"]) {
      expect(parse(csvText([[`${lead}=1+1`, "x"]]))).toEqual([[`'${lead}=1+1`, "x"]]);
    }
    expect(parse(csvText([["\tplain", "\rplain"]]))).toEqual([["'\tplain", "'\rplain"]]);
  });

  it("defuse what another country's Excel would cut off: it takes ; or a tab for the separator, and a cell's own quotes do not hold it", () => {
    expect(csvText([["x", "a;=1+1", "b\t=1+1", "c; @sum", "\t=1+1", "d;-5;e", "f;g"]])).toBe(
      `x,"a;'=1+1","b\t'=1+1","c;' @sum","'\t'=1+1","d;-5;e","f;g"\r\n`,
    );
  });

  const cell = fc.oneof(
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.double(),
    fc.integer(),
    fc.constant(null),
    fc
      .tuple(
        fc.constantFrom("a;", ";=", "=", "+", "-", "@", "\t", "\r", "\n", " ", "＝", '"', ",", "'", "\u0000"),
        fc.string({ unit: "grapheme", maxLength: 8 }),
      )
      .map((parts) => parts.join("")),
  );

  it("come back from a parser as they were written, and never begin a formula", () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
        const read: string[][] = parse(BOM + csvText(rows), {
          bom: true,
          relax_column_count: true,
          skip_empty_lines: false,
        });
        const plain = rows.map((row) =>
          row.map((value) =>
            value === null || (typeof value === "number" && !Number.isFinite(value)) ? "" : String(value),
          ),
        );
        expect(read.map((row) => row.length)).toEqual(rows.map((row) => row.length));
        read.forEach((row, r) =>
          row.forEach((text, c) => {
            const given = plain[r]?.[c] ?? "";
            expect(text.replaceAll("'", "")).toBe(given.replaceAll("'", ""));
            const pieces = text.split(/[;\t]/).slice(1);
            if (typeof rows[r]?.[c] !== "number")
              expect(
                pieces.filter(
                  (piece) => /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u.test(piece) && !/^-\d[\d.:]*%?$/.test(piece),
                ),
              ).toEqual([]);
            if (typeof rows[r]?.[c] === "number") expect(text).toBe(given);
            else if (!/^-\d[\d.:]*%?$/.test(text))
              expect(text).not.toMatch(/^[\t\r]|^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u);
          }),
        );
      }),
      { numRuns: 500 },
    );
  });
});
