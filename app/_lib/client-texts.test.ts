import { describe, expect, it } from "vitest";
import { type Area, CLIENT_TEXTS, textsOf } from "./client-texts";
import { appFiles, isForBrowser, reached, sourceOf } from "./testing-imports";

const PLACES: Record<Area, (file: string) => boolean> = {
  root: (file) => /^app\/[^/]+$/.test(file),
  door: (file) => file.startsWith("app/(auth)/"),
  tenant: (file) =>
    file.startsWith("app/[tenant]/") &&
    !["record/import", "settings/members", "settings/company", "settings/audit"].some((apart) =>
      file.startsWith(`app/[tenant]/${apart}/`),
    ),
  import: (file) => file.startsWith("app/[tenant]/record/import/"),
  members: (file) => file.startsWith("app/[tenant]/settings/members/"),
  company: (file) => file.startsWith("app/[tenant]/settings/company/"),
  audit: (file) => file.startsWith("app/[tenant]/settings/audit/"),
};

/** What a layout or an error page stands around is drawn with its place's texts too. */
const FRAMES: Partial<Record<Area, readonly string[]>> = { door: ["app/error.tsx"], tenant: ["app/error.tsx"] };

/** The parts of messages/ the browser's components of a place draw with. */
function drawnWith(area: Area): string[] {
  const all = [...reached([...appFiles.filter(PLACES[area]), ...(FRAMES[area] ?? [])], "all")];
  const inBrowser = reached(all.filter(isForBrowser), "all");
  return [
    ...new Set(
      [...inBrowser].flatMap((file) =>
        [...sourceOf(file).matchAll(/useTranslations\(([^)]*)\)/g)].map((match) => {
          const name = /^"([^"]+)"$/.exec(match[1] ?? "")?.[1];
          if (!name)
            throw new Error(
              `${file}: useTranslations(${match[1] ?? ""}) does not name its texts, so nobody can tell what to send`,
            );
          return name;
        }),
      ),
    ),
  ].sort();
}

const given = (area: Area): readonly string[] =>
  area === "root" || area === "door" || area === "tenant"
    ? CLIENT_TEXTS[area]
    : [...CLIENT_TEXTS.tenant, ...CLIENT_TEXTS[area]];
const covers = (given: readonly string[], name: string) =>
  given.some((one) => name === one || name.startsWith(`${one}.`));

describe.each(Object.keys(CLIENT_TEXTS) as Area[])("the texts sent to the browser (%s)", (area) => {
  it("are all those its components draw with", () => {
    expect(drawnWith(area).filter((name) => !covers(given(area), name))).toEqual([]);
  });

  it("and no others", () => {
    const drawn = drawnWith(area);
    expect(CLIENT_TEXTS[area].filter((one) => !drawn.some((name) => covers([one], name)))).toEqual([]);
  });
});

it("a part of a part is sent without the rest of it", () => {
  expect(textsOf("tenant", { guide: { variant: { range: "a" }, other: { x: "b" } }, kpi: { csat: "c" } })).toEqual({
    guide: { variant: { range: "a" } },
    kpi: { csat: "c" },
  });
});
