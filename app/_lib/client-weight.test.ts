import { expect, it } from "vitest";
import { importsOf, isForBrowser, reached } from "./testing-imports";

const FRAME = ["app/layout.tsx", "app/error.tsx", "app/[tenant]/layout.tsx", "app/[tenant]/error.tsx"];
/** Schemas, calendars, dialogs and charts: each weighs more than all of ours a page needs to be read. */
const HEAVY = ["zod", "temporal-polyfill", "@headlessui/react", "@tremor/react"];

/** Who brings something heavy into the browser with a page, as "file: package"; what is loaded at a press is no part of it. */
function broughtBy(page: string): string[] {
  const drawn = reached([...FRAME, page], "static", isForBrowser);
  const inBrowser = reached([...drawn].filter(isForBrowser), "static");
  return [...inBrowser].flatMap((file) =>
    importsOf(file, "static")
      .filter((from) => HEAVY.some((name) => from === name || from.startsWith(`${name}/`)))
      .map((from) => `${file}: ${from}`),
  );
}

it.each([
  "app/[tenant]/page.tsx",
  "app/[tenant]/kpi/[id]/page.tsx",
  "app/[tenant]/rows/page.tsx",
  "app/[tenant]/guide/page.tsx",
])("what is read daily comes without what is heavy: %s", (page) => {
  expect(broughtBy(page)).toEqual([]);
});

it("what is typed into brings it, and is found", () => {
  expect(broughtBy("app/[tenant]/record/page.tsx")).not.toEqual([]);
});
