import { expect, it } from "vitest";
import { monthText } from "./month-text";

it.each([
  ["ja", "month", "2026年9月"],
  ["ja", "short", "26/9"],
  ["ja", "day", "2026年9月3日"],
  ["en", "month", "Sep 2026"],
  ["en", "short", "Sep ’26"],
  ["en", "day", "3 Sep 2026"],
] as const)("in %s as %s reads %s", (locale, form, text) => expect(monthText("2026-09-03", locale, form)).toBe(text));
