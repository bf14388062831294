import { expect, it } from "vitest";
import { mixOf } from "./mix-share";

it("fills the bar in the order of channels", () => {
  const parts = mixOf({ email: 25, phone: 75 });
  expect(parts.map(({ kind, share, from }) => [kind, share, from])).toEqual([
    ["phone", 0.75, 0],
    ["email", 0.25, 75],
  ]);
});
it("gives no room to a kind without contacts, and no bar without any", () => {
  expect(mixOf({ phone: 10, chat: 0 }).map(({ kind }) => kind)).toEqual(["phone"]);
  expect(mixOf({})).toEqual([]);
  expect(mixOf({ phone: 0 })).toEqual([]);
});
