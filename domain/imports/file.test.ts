import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readImportCell } from "@/domain/imports/numbers/cell";
import { dateReader } from "@/domain/imports/dates/reader";
import { decodeFile } from "@/domain/imports/encoding";
import { findHeader, foldHeader, signatureOf, sniffDelimiter } from "@/domain/imports/table";
import { encodeCp932 } from "@/domain/format/csv";

const utf8 = new TextEncoder();
const utf16 = (text: string, little: boolean) =>
  Uint8Array.from(
    [...text].flatMap((char) => {
      const code = char.charCodeAt(0);
      return little ? [code & 255, code >> 8] : [code >> 8, code & 255];
    }),
  );

describe("encodings, judged by content", () => {
  const text = "日付,着信\n2025/4/1,12\n";
  test.each([
    ["utf-8", utf8.encode(text)],
    ["utf-8", Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8.encode(text)])],
    ["shift_jis", encodeCp932(text).bytes],
    ["utf-16le", Uint8Array.from([0xff, 0xfe, ...utf16(text, true)])],
    ["utf-16be", Uint8Array.from([0xfe, 0xff, ...utf16(text, false)])],
    ["utf-16le", utf16(text, true)],
    ["euc-jp", Uint8Array.from(Buffer.from("c6fcc9d52cc3e5bfae0a323032352f342f312c31320a", "hex"))],
    ["iso-2022-jp", utf8.encode("\u001b$BF|IU\u001b(B,\u001b$BCe?.\u001b(B\n2025/4/1,12\n")],
  ])("%s", (encoding, bytes) => expect(decodeFile(bytes)).toEqual({ ok: true, encoding, text }));

  test("half-width kana of Shift_JIS is not taken for EUC-JP; Western letters, Ctrl-Z and a cut end are read", () => {
    expect(decodeFile(encodeCp932("ﾋﾂﾞｹ,ﾁｬｸｼﾝ\n2026/4/1,1").bytes)).toMatchObject({
      encoding: "shift_jis",
      text: "ﾋﾂﾞｹ,ﾁｬｸｼﾝ\n2026/4/1,1",
    });
    expect(
      decodeFile(Uint8Array.from(Buffer.from("Datum;\u00dcberlauf;Gr\u00f6\u00dfe\n1;2;3", "latin1"))),
    ).toMatchObject({ encoding: "windows-1252", text: "Datum;Überlauf;Größe\n1;2;3" });
    expect(decodeFile(utf8.encode(`${text}\u001a`))).toEqual({ ok: true, encoding: "utf-8", text });
    expect(decodeFile(utf8.encode(`${text.repeat(9)}日`).subarray(0, -1))).toMatchObject({
      ok: true,
      encoding: "utf-8",
    });
    expect(decodeFile(Uint8Array.from([0x81, 0xff, 0xfe, 0x80, 0x81, 0xff]))).toEqual({
      ok: false,
      problem: "unknown_encoding",
    });
  });

  test("a spreadsheet, a picture and nothing are told apart; a person's choice is taken", () => {
    expect(decodeFile(Uint8Array.from([0x50, 0x4b, 3, 4, 0]))).toEqual({ ok: false, problem: "spreadsheet" });
    expect(decodeFile(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0]))).toEqual({
      ok: false,
      problem: "not_text",
    });
    expect(decodeFile(new Uint8Array())).toEqual({ ok: false, problem: "empty" });
    expect(decodeFile(utf8.encode(" \n "))).toEqual({ ok: false, problem: "empty" });
    expect(decodeFile(encodeCp932("電話").bytes, "utf-8")).toMatchObject({ ok: true, encoding: "utf-8" });
  });

  test("no bytes make it throw", () =>
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void decodeFile(bytes))));
});

describe("the shape of the table", () => {
  const rows = (...lines: string[]) => lines.map((line, i) => ({ line: i + 1, cells: line.split(",") }));
  test("delimiters, quoted ones left alone", () => {
    expect(sniffDelimiter('a;b;c\n"1,2,3,4,5";2;3\n1;2;3')).toBe(";");
    expect(sniffDelimiter("a\tb\n1\t2")).toBe("\t");
    expect(sniffDelimiter("one column\n5\n6")).toBe(",");
  });
  test("a title row stands above the header; without one the header is the first row", () => {
    expect(findHeader(rows("相談状況,,,", "受付_年月日,コード,件数,再掲", "2020/1/7,200000,0,0"))).toBe(1);
    expect(findHeader(rows("Reporting period 2025", "", "Team name,Count,Avg", "A,5,0:10"))).toBe(2);
    expect(findHeader(rows("Date,Calls", "2025-04-01,5"))).toBe(0);
    expect(findHeader(rows("1,2", "3,4"))).toBe(0);
  });
  test("headers alike have one signature; another order has another", () => {
    expect(foldHeader("着信 件数（件）")).toBe(foldHeader("着信件数(件)"));
    expect(signatureOf(["日付", "着信"])).toBe(signatureOf(["日 付", "着信 "]));
    expect(signatureOf(["日付", "着信"])).not.toBe(signatureOf(["着信", "日付"]));
  });
});

describe("cells", () => {
  const use = (
    measure: "answered" | "talk_sec" | "labour_cost",
    as: "total" | "average" | "rate",
    unit: Parameters<typeof readImportCell>[1]["unit"],
  ) => ({ use: "measure", measure, as, unit, per: as === "total" ? null : "contacts" }) as const;
  test.each([
    ["１，２００", use("answered", "total", "one"), 1200],
    ["5.0", use("answered", "total", "one"), 5],
    ["", use("answered", "total", "one"), null],
    ["00:02:14", use("talk_sec", "average", "seconds"), 134],
    ["5:30", use("talk_sec", "total", "seconds"), 330],
    ["5:30", use("talk_sec", "total", "hours"), 19_800],
    ["6.2", use("talk_sec", "total", "minutes"), 372],
    ["12.5", use("talk_sec", "average", "seconds"), 12.5],
    ["120.5", use("labour_cost", "total", "thousand"), 120_500],
    ["3.5万円", use("labour_cost", "total", "one"), 35_000],
    ["94.01%", use("answered", "rate", "percent"), 0.9401],
    ["94", use("answered", "rate", "percent"), 0.94],
    ["0.94", use("answered", "rate", "fraction"), 0.94],
  ] as const)("%s is %s", (text, how, value) =>
    expect(readImportCell(text, how, { currency: "JPY" })).toEqual({ ok: true, value }),
  );
  test("what cannot be is an error", () => {
    expect(readImportCell("5:30", use("answered", "total", "one"), { currency: "JPY" })).toEqual({
      ok: false,
      code: "wrong_unit",
    });
    expect(readImportCell("120%", use("answered", "rate", "percent"), { currency: "JPY" })).toEqual({
      ok: false,
      code: "rate_out_of_range",
    });
    expect(readImportCell("なし", use("answered", "total", "one"), { currency: "JPY" })).toMatchObject({ ok: false });
  });
  test("amounts of a company of dollars become cents", () => {
    const read = (text: string, unit: "one" | "thousand") => {
      const cell = readImportCell(text, use("labour_cost", "total", unit), { currency: "USD" });
      return cell.ok ? cell.value : cell.code;
    };
    expect([
      read("1234", "one"),
      read("1,234.50", "one"),
      read("$1,234.50", "one"),
      read("1.2345", "thousand"),
      read("12", "thousand"),
      read("$1,200", "thousand"),
      read("", "one"),
    ]).toEqual([123_400, 123_450, 123_450, 123_450, 1_200_000, 120_000, null]);
    expect([read("1.234", "one"), read("3.5万円", "one"), read("5%", "thousand"), read("5:30", "thousand")]).toEqual([
      "too_fine",
      "wrong_unit",
      "wrong_unit",
      "wrong_unit",
    ]);
    expect(readImportCell("1234", use("answered", "total", "one"), { currency: "USD" })).toEqual({
      ok: true,
      value: 1234,
    });
  });
  test("no text makes it throw", () =>
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom("seconds", "hours", "percent", "thousand", "one"),
        (text, unit) => void readImportCell(text, use("talk_sec", "total", unit), { currency: "JPY" }),
      ),
    ));
});

describe("dates of a file", () => {
  test.each([
    ["03/04/2025", "dmy", "day", "2025-04-03"],
    ["03/04/2025", "mdy", "day", "2025-03-04"],
    ["4.3.25", "dmy", "day", "2025-03-04"],
    ["25/04/03", "ymd", "day", "2025-04-03"],
    ["3 Apr 2025", null, "day", "2025-04-03"],
    ["April 3, 2025", null, "day", "2025-04-03"],
    ["Apr 2025", null, "month", "2025-04-01"],
    ["2025年4月", null, "month", "2025-04-01"],
    ["2025/4/3 9:00", null, "day", "2025-04-03"],
  ] as const)("%s as %s", (text, order, cadence, value) =>
    expect(dateReader({ order, year: null, monthYear: false, zone: "Asia/Tokyo" })(text, cadence)).toEqual({
      ok: true,
      value,
    }),
  );
  test("without an order 03/04/2025 is no date", () =>
    expect(dateReader({ order: null, year: null, monthYear: false, zone: "Asia/Tokyo" })("03/04/2025", "day").ok).toBe(
      false,
    ));
});
