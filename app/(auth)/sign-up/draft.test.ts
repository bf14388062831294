import { describe, expect, it } from "vitest";
import { changed, type Draft, faultsOf, namedChannels, USUAL } from "./draft";

const FULL: Draft = {
  name: "佐藤",
  email: "hanako@example.jp",
  password: "a long enough password",
  company: "こもれび商店",
  teams: ["お客様サポート"],
  channels: USUAL,
};
const kindName = (kind: string) => ({ phone: "電話", email: "メール" })[kind] ?? kind;

describe("what cannot be sent", () => {
  it("is nothing in a full draft", () => expect(faultsOf(FULL)).toEqual([]));
  it("is every field of an empty one, in the order of the page", () => {
    expect(faultsOf({ name: " ", email: "", password: "short", company: "", teams: ["", " "], channels: [] })).toEqual([
      "name",
      "email",
      "password",
      "company",
      "teams",
      "channels",
    ]);
  });
  it.each(["hanako", "hanako@", "@example.jp", "hanako@example", "ha nako@example.jp"])("is the address %s", (email) =>
    expect(faultsOf({ ...FULL, email })).toEqual(["email"]),
  );
  it("is a password of eleven characters, not of twelve", () => {
    expect(faultsOf({ ...FULL, password: "12345678901" })).toEqual(["password"]);
    expect(faultsOf({ ...FULL, password: "123456789012" })).toEqual([]);
  });
});

describe("channels", () => {
  it("take several of a kind, each with its own cadence, in the order of kinds", () => {
    const two = changed(changed(USUAL, { do: "another", kind: "phone" }), {
      do: "edit",
      key: 3,
      change: { cadence: "month", name: "注文専用" },
    });
    expect(namedChannels(two, kindName)).toEqual([
      { kind: "phone", name: "電話 1", cadence: "day" },
      { kind: "phone", name: "注文専用", cadence: "month" },
      { kind: "email", name: "メール", cadence: "day" },
    ]);
  });
  it("are called after their kind while they are the only one", () => {
    const one = changed(changed(USUAL, { do: "another", kind: "phone" }), { do: "remove", key: 1 });
    expect(namedChannels(one, kindName)[0]).toEqual({ kind: "phone", name: "電話", cadence: "day" });
  });
  it("of a kind are dropped together and never get a key twice", () => {
    const list = changed(changed(USUAL, { do: "drop", kind: "phone" }), { do: "use", kind: "chat" });
    expect(list.map(({ kind }) => kind)).toEqual(["email", "chat"]);
    expect(new Set(list.map(({ key }) => key)).size).toBe(2);
  });
});
