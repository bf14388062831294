import { afterEach, expect, test, vi } from "vitest";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** What the server says of its settings before it ends (e2e/safe-start.spec.ts starts one); "" is content. */
async function saidOf(secret: string): Promise<string> {
  vi.stubEnv("DATABASE_APP_URL", "postgres://app:a-password@localhost/tenkan");
  vi.stubEnv("AUTH_URL", "http://localhost:3000");
  vi.stubEnv("AUTH_SECRET", secret);
  const { env } = await import("@/env");
  try {
    return env().AUTH_SECRET === secret ? "" : "another secret";
  } catch (error) {
    return (error as Error).message;
  }
}

test.each([
  ["missing", ""],
  ["short", "hunter2-hunter2"],
  ["monotonous", "abababababababababababababababababababab"],
  ["a manual's", "change-me-to-a-long-random-value-1234"],
])("a secret that is %s is refused by the setting's name, and its value is not told", async (_, secret) => {
  const said = await saidOf(secret);
  expect(said).toContain("AUTH_SECRET");
  if (secret) expect(said).not.toContain(secret);
  expect(said.split("\n"), "nothing else is wrong").toSatisfy((lines: string[]) =>
    lines.slice(1).every((line) => line.includes("AUTH_SECRET")),
  );
});

test("a good one is taken", async () => {
  expect(await saidOf("kq7Zc2Vt0Lm4xW8pN1sYb6Rf3Hd9Gj5TaUe")).toBe("");
});
