import { expect, test } from "vitest";
import { isCommonPassword, passwordSchema } from "./password-rule";

test.each([
  "qwertyuiop12",
  "Password1234",
  "passwordpassword",
  "1234567890123456",
  "abcabcabcabc",
  "aaaaaaaaaaaaaaa",
  "  dragon 2026!!",
  "ｐａｓｓｗｏｒｄ１２３４",
  "!!!!123412345",
])("%s is tried first by whoever guesses", async (password) => {
  expect(await isCommonPassword(password)).toBe(true);
});

test.each([
  "a long enough password",
  "correct horse battery",
  "midori-demo-pass",
  "さくら さく ころ もう一度",
  "k7#Vt0q-Lm2z",
  "転換のはじまりは電話から",
])("%s is not", async (password) => {
  expect(await isCommonPassword(password)).toBe(false);
});

test("shorter than 12 and longer than 128 characters are refused, any Unicode between is taken", async () => {
  expect(await passwordSchema.safeParseAsync("k7#Vt0q-Lm2")).toMatchObject({ success: false });
  expect(await passwordSchema.safeParseAsync("あ い う え お か き く け こ")).toMatchObject({ success: true });
  expect(await passwordSchema.safeParseAsync("xy z".repeat(33))).toMatchObject({ success: false });
  expect(await passwordSchema.safeParseAsync("Password1234")).toMatchObject({
    success: false,
    error: { issues: [{ params: { fault: "password_common" } }] },
  });
});
