import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { isOwnOrigin } from "./own-origin";

beforeAll(() => {
  const settings = { DATABASE_APP_URL: "postgres://a:b@c/d", AUTH_SECRET: "a secret of tests, long enough to pass", AUTH_URL: "https://tenkan.example" };
  for (const [key, value] of Object.entries(settings)) vi.stubEnv(key, value);
});
afterAll(() => {
  vi.unstubAllEnvs();
});

const from = (origin: string | null, host = "10.0.0.7:3000") => isOwnOrigin(new Headers({ host, ...(origin !== null && { origin }) }));

test("our own pages, at the address the server is known by or was asked at, and tools that name no origin", () => {
  for (const origin of [null, "https://tenkan.example", "http://10.0.0.7:3000"]) expect([origin, from(origin)]).toEqual([origin, true]);
});

test("any other origin is strange, however alike", () => {
  const strange = [
    "null", "", "https://evil.example", "https://tenkan.example.evil.example", "https://eviltenkan.example", "https://tenkan.example:8443", "https://evil.example/tenkan.example",
    "https://tenkan.example@evil.example", "http://10.0.0.7:3001", "http://10.0.0.7", "file://tenkan.example", "chrome-extension://tenkan.example", "tenkan.example", "//tenkan.example",
  ];
  expect(strange.filter((origin) => from(origin))).toEqual([]);
});
