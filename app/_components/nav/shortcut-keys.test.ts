import { expect, test } from "vitest";
import { meaningOf, type Pressed, ROOM_KEYS } from "./shortcut-keys";

const key = (name: string, more: Partial<Pressed> = {}): Pressed => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  repeat: false,
  defaultPrevented: false,
  ...more,
});
const calm = { waiting: false, typing: false };

test("? lists them, also from a Japanese keyboard in full width; G waits for its letter", () => {
  expect(meaningOf(key("?"), calm)).toEqual({ kind: "list" });
  expect(meaningOf(key("？"), calm)).toEqual({ kind: "list" });
  expect(meaningOf(key("g"), calm)).toEqual({ kind: "wait" });
  expect(meaningOf(key("r"), calm)).toEqual({ kind: "none" });
  for (const [letter, path] of Object.entries(ROOM_KEYS))
    expect(meaningOf(key(letter.toUpperCase()), { waiting: true, typing: false })).toEqual({ kind: "go", path });
  expect(meaningOf(key("x"), { waiting: true, typing: false })).toEqual({ kind: "none" });
});

test.each([
  [{ isComposing: true }],
  [{ ctrlKey: true }],
  [{ metaKey: true }],
  [{ altKey: true }],
  [{ repeat: true }],
  [{ defaultPrevented: true }],
])("nothing with %j", (more) => {
  for (const name of ["?", "g", "r"])
    expect(meaningOf(key(name, more), { waiting: true, typing: false })).toEqual({ kind: "none" });
});

test("nothing while typing", () => {
  for (const name of ["?", "g", "r"])
    expect(meaningOf(key(name), { waiting: true, typing: true })).toEqual({ kind: "none" });
});
