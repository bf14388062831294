import fc from "fast-check";
import { expect, test } from "vitest";
import { onSite, signInPath } from "./site-path";

test("a path of this site is kept, with its query", () => {
  expect(onSite("/midori/trends?range=fy&team=1")).toBe("/midori/trends?range=fy&team=1");
  expect(signInPath("/midori/trends?by=team")).toBe("/sign-in?next=%2Fmidori%2Ftrends%3Fby%3Dteam");
});

test.each([
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "/\t/evil.example",
  "/\n/evil.example",
  "evil",
  "",
  null,
  undefined,
  "/" + "x".repeat(3000),
])("%j leads to the door", (next) => {
  expect(onSite(next)).toBe("/");
  expect(signInPath(next)).toBe("/sign-in");
});

test("whatever is given, a browser stays on the site", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (rest) => {
      for (const next of [rest, `/${rest}`, `//${rest}`, `/\\${rest}`])
        expect(new URL(onSite(next), "https://tenkan.example").origin).toBe("https://tenkan.example");
    }),
  );
});
