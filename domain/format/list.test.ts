import { expect, test } from "vitest";
import { listText, namesText } from "@/domain/format/list";

test("names as one label: a dot between them in Japanese, words in English", () => {
  expect([namesText(["電話", "メール", "チャット"], "ja"), namesText(["電話"], "ja"), namesText([], "ja")]).toEqual([
    "電話・メール・チャット",
    "電話",
    "",
  ]);
  expect([
    namesText(["Phone", "Email", "Chat"], "en"),
    namesText(["Phone", "Email"], "en"),
    namesText(["Phone"], "en"),
    namesText([], "en"),
  ]).toEqual(["Phone, Email and Chat", "Phone and Email", "Phone", ""]);
});

test("parts of a sentence, all of them or one of them", () => {
  expect([listText(["3", "5", "7"], "ja"), listText(["3", "5", "7"], "en")]).toEqual(["3、5、7", "3, 5 and 7"]);
  expect([listText(["移行期", "攻め"], "ja", "disjunction"), listText(["a", "b"], "en", "disjunction")]).toEqual([
    "移行期または攻め",
    "a or b",
  ]);
});
