import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BOM, csvCell, csvText, encodeCp932, replaceForCp932 } from "@/domain/csv-text";

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
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 20 }), fc.array(fc.integer({ min: 0x3000, max: 0x9fff }), { maxLength: 20 }), (any, codes) => {
      const text = any + String.fromCharCode(...codes);
      const { bytes, lost } = encodeCp932(text);
      if (lost.length === 0) expect(decode(bytes)).toBe(replaceForCp932(text));
    }));
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
    expect(csvText([["名前", "値"], ["a,\"b\"\nc", 1]])).toBe("名前,値\r\n\"a,\"\"b\"\"\nc\",1\r\n");
    expect(BOM.charCodeAt(0)).toBe(0xfeff);
  });
});
