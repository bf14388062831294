import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { FileText } from "@/server/imports/text";
import { limitedBody } from "./limited-body";

beforeAll(() => {
  const settings = {
    DATABASE_APP_URL: "postgres://a:b@c/d",
    AUTH_SECRET: "a secret of tests, long enough to pass",
    AUTH_URL: "https://tenkan.example",
  };
  for (const [key, value] of Object.entries(settings)) vi.stubEnv(key, value);
});
afterAll(() => {
  vi.unstubAllEnvs();
});

const MIB = 1024 * 1024;
const post = (path: string, body: string) =>
  new Request(`http://localhost/api/trpc/${path}`, {
    method: "POST",
    body,
    headers: { "content-type": "application/json" },
  });
const limited = (path: string, value: unknown, person: string | null = "someone") =>
  limitedBody(post(path, typeof value === "string" ? value : JSON.stringify(value)), async () => person);
const jsonOf = async (path: string, value: unknown, person?: string): Promise<unknown> => {
  const made = await limited(path, value, person);
  return made?.request.json().finally(() => made.done());
};
const textOf = (value: unknown) => (value instanceof FileText ? new TextDecoder().decode(value.bytes) : value);
const LONG = '日付,着信\r\n"a\\b"\t,1\n'.repeat(60_000);

describe("long bodies", () => {
  test("a short one is read as it is; a long one of the import comes with its file beside it, also in a batch", async () => {
    expect(await jsonOf("import.inspect", { tenant: "a", text: "x" })).toEqual({ tenant: "a", text: "x" });
    const one = (await jsonOf("import.inspect", { tenant: "a", text: LONG, delimiter: null })) as Record<
      string,
      unknown
    >;
    expect({ ...one, text: textOf(one["text"]) }).toEqual({ tenant: "a", text: LONG, delimiter: null });
    const batch = (await jsonOf("import.home,import.inspect,import.preview?batch=1", {
      1: { text: LONG },
      2: { text: `${LONG}x`, tenant: "b" },
    })) as Record<string, Record<string, unknown>>;
    expect(
      Object.entries(batch).map(([key, { text, ...rest }]) => [
        key,
        textOf(text) === (key === "1" ? LONG : `${LONG}x`),
        rest,
      ]),
    ).toEqual([
      ["1", true, {}],
      ["2", true, { tenant: "b" }],
    ]);
  });

  test("only the import's, only of people who are signed in, and never beyond its limit", async () => {
    expect(await limited("record.saveCells", { text: LONG })).toBeNull();
    expect(await limited("import.inspect", { text: LONG }, null)).toBeNull();
    expect(await limited("import.inspect", { text: "x".repeat(24 * MIB) })).toBeNull();
  });

  test("what is long without being a file is refused before it is parsed", async () => {
    for (const body of [
      `[${"{},".repeat(400_000)}{}]`,
      `${"[".repeat(2 * MIB)}`,
      JSON.stringify({
        text: "x",
        ...Object.fromEntries(Array.from({ length: 60_000 }, (_, i) => [`field ${i}`, "x".repeat(10)])),
      }),
    ]) {
      await expect(jsonOf("import.inspect", body)).rejects.toMatchObject({ key: "heavy_too_large" });
    }
    for (const value of ["x".repeat(2 * MIB), { fileName: "x".repeat(2 * MIB) }, { a: { b: { text: LONG } } }])
      await expect(jsonOf("import.run", value)).rejects.toMatchObject({
        key: expect.stringMatching(/heavy_too_large|bad_request/),
      });
  });

  test("what is no JSON, or no text, is a bad request", async () => {
    for (const body of [
      `{"text":"${"x".repeat(2 * MIB)}`,
      `{"text":"${"x".repeat(2 * MIB)}\\ud800"}`,
      `{"text":"${"x".repeat(2 * MIB)}\\u0000"}`,
    ]) {
      await expect(jsonOf("import.inspect", body)).rejects.toMatchObject({ code: "BAD_REQUEST", key: "bad_request" });
    }
  });

  test("one person has three at a time; the next is told to come back, others are not", async () => {
    const held = await Promise.all([1, 2, 3].map(() => limited("import.inspect", { text: LONG }, "greedy")));
    await expect(jsonOf("import.inspect", { text: LONG }, "greedy")).rejects.toMatchObject({ key: "heavy_busy" });
    expect(await jsonOf("import.inspect", { text: LONG }, "modest")).toHaveProperty("text");
    for (const one of held) one?.done();
    expect(await jsonOf("import.inspect", { text: LONG }, "greedy")).toHaveProperty("text");
  });
});
