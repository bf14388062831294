import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { MOST_ADDRESSES, parseAddressList } from "@/domain/members/address-list";
import { address } from "@/domain/bounds";

const addresses = (text: string) => parseAddressList(text).addresses;
const faults = (text: string) =>
  parseAddressList(text).faults.map(({ line, text: what, reason }) => `${line} ${what} ${reason}`);

describe("a pasted list", () => {
  test.each([
    ["lines", "a@x.jp\nb@x.jp\r\nc@x.jp\n\n"],
    ["commas and semicolons", "a@x.jp, b@x.jp; c@x.jp,"],
    ["Japanese commas and full-width signs", "ａ＠ｘ．ｊｐ、b@x.jp；Ｃ@x.jp"],
    ["spaces, also wide and invisible ones", "a@x.jp　b@x.jp \u200Bc@x.jp\u00A0"],
    ["columns of a spreadsheet", "佐藤 花子\ta@x.jp\t営業部\n鈴木\tb@x.jp\t\nc@x.jp\t田中, 次郎\t"],
    ["names with brackets", '佐藤 花子 <a@x.jp>, "Suzuki, Jiro" <b@x.jp>; c@x.jp <c@x.jp>'],
    ["addresses before a name with brackets", "a@x.jp, Suzuki, Jiro <b@x.jp> c@x.jp"],
    ["links and quotes", "mailto:a@x.jp\n\"b@x.jp\"\n'C@X.JP'"],
    ["written twice", "a@x.jp\nA@x.jp b@x.jp\nc@x.jp\n<a@x.jp>"],
  ])("%s", (_, text) => {
    expect(parseAddressList(text)).toEqual({ addresses: ["a@x.jp", "b@x.jp", "c@x.jp"], faults: [] });
  });

  it("names the line, the text and the reason of what is no address, and keeps the others", () => {
    expect(faults("a@x.jp\n営業部 佐藤\nhana ko@x.jp\nx@@y.jp, b@x.jp, taro")).toEqual([
      "2 営業部 佐藤 no_at",
      "3 hana ko@x.jp spaces",
      "4 x@@y.jp malformed",
      "4 taro no_at",
    ]);
    expect(addresses("a@x.jp\n営業部 佐藤\nx@@y.jp, b@x.jp")).toEqual(["a@x.jp", "b@x.jp"]);
    expect(faults("Hana <hana at x.jp>\n<>\na@x.jp.\na@localhost")).toEqual([
      "1 hana at x.jp no_at",
      "2  no_at",
      "3 a@x.jp. malformed",
      "4 a@localhost malformed",
    ]);
    expect(parseAddressList(" \n\t\n")).toEqual({ addresses: [], faults: [] });
  });

  it("holds a hundred; what is too many is said once, and one of them again is none too many", () => {
    const many = Array.from({ length: MOST_ADDRESSES + 5 }, (_, at) => `p${at}@x.jp`);
    const { addresses: kept, faults: over } = parseAddressList([...many, "p0@x.jp"].join("\n"));
    expect([kept.length, over]).toEqual([MOST_ADDRESSES, [{ line: 101, text: "p100@x.jp", reason: "too_many" }]]);
  });
});

const ADDRESS = fc.stringMatching(/^[a-z0-9]{1,12}@[a-z0-9]{1,12}\.(jp|com|example)$/);

test("any addresses, however they are separated, come back once each in their order", () => {
  fc.assert(
    fc.property(
      fc.array(ADDRESS, { maxLength: 30 }),
      fc.array(fc.constantFrom(", ", ";", "\n", "\r\n", "\t", "、", " ", "\n\n"), { minLength: 30, maxLength: 30 }),
      (list, gaps) => {
        expect(
          parseAddressList(list.map((one, at) => `${at % 2 ? one.toUpperCase() : one}${gaps[at] ?? ""}`).join("")),
        ).toEqual({ addresses: [...new Set(list)], faults: [] });
      },
    ),
  );
});

test("no text makes it fail; all it finds are addresses, and whatever is unclear is said with a line that exists", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary", maxLength: 300 }),
        fc
          .array(fc.constantFrom("a@x.jp", "<", ">", "@", ",", " ", "\n", "\t", "佐", "＠", '"', "mailto:"), {
            maxLength: 60,
          })
          .map((parts) => parts.join("")),
      ),
      (text) => {
        const { addresses: found, faults: unclear } = parseAddressList(text);
        for (const one of found) expect(address.parse(one)).toBe(one);
        for (const { line, text: what } of unclear)
          expect([line >= 1 && line <= text.length + 1, what.length <= 80]).toEqual([true, true]);
      },
    ),
  );
});
