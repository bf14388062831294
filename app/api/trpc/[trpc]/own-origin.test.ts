import { hostname } from "node:os";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { PERSON_HEADER } from "@/domain/page-person";
import { isOwnCall } from "./own-origin";

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

interface Asked {
  site?: string;
  origin?: string;
  host?: string;
  cookie?: boolean;
  person?: boolean;
}
const heard = (method: string, { site, origin, host = "10.0.0.7:3000", cookie = true, person = false }: Asked) =>
  isOwnCall(
    method,
    new Headers({
      host,
      ...(site !== undefined && { "sec-fetch-site": site }),
      ...(origin !== undefined && { origin }),
      ...(cookie && { cookie: "tenkan-session=x" }),
      ...(person && { [PERSON_HEADER]: "x" }),
    }),
  );

const KNOWN = "https://tenkan.example";
const STRANGE = [
  "null",
  "",
  "https://evil.example",
  "https://tenkan.example.evil.example",
  "https://eviltenkan.example",
  "https://tenkan.example:8443",
  "https://evil.example/tenkan.example",
  "https://tenkan.example@evil.example",
  "http://10.0.0.7:3001",
  "http://10.0.0.7",
  "file://tenkan.example",
  "chrome-extension://tenkan.example",
  "tenkan.example",
  "//tenkan.example",
  // Whoever sits on the line between can answer for the same name without https.
  "http://tenkan.example",
];

test("where the browser says from where: our own pages only, at the address known or asked at", () => {
  for (const method of ["GET", "POST"]) {
    for (const origin of [undefined, KNOWN, "http://10.0.0.7:3000"])
      expect([method, origin, heard(method, { site: "same-origin", ...(origin && { origin }) })]).toEqual([
        method,
        origin,
        true,
      ]);
    expect(heard(method, { site: "same-origin", origin: "https://tenkan.internal", host: "tenkan.internal" })).toBe(
      true,
    );
    expect(STRANGE.filter((origin) => heard(method, { site: "same-origin", origin, person: true }))).toEqual([]);
    for (const site of ["cross-site", "same-site", "none", "", "SAME-ORIGIN"])
      for (const cookie of [true, false])
        expect([site, heard(method, { site, origin: KNOWN, cookie, person: true })]).toEqual([site, false]);
  }
});

test("where it does not: a POST by its Origin alone", () => {
  for (const origin of [KNOWN, "http://10.0.0.7:3000"])
    expect([origin, heard("POST", { origin })]).toEqual([origin, true]);
  expect(STRANGE.filter((origin) => heard("POST", { origin, person: true }))).toEqual([]);
  expect(STRANGE.filter((origin) => heard("POST", { origin, cookie: false }))).toEqual([]);
  expect(heard("POST", {}), "a cookie and no Origin").toBe(false);
  expect(heard("POST", { person: true }), "the header is no Origin").toBe(false);
});

test("where it does not: a GET by the header that no other site can send", () => {
  expect(heard("GET", { person: true })).toBe(true);
  expect(heard("GET", {}), "a link, a picture, a form of another site").toBe(false);
  expect(STRANGE.filter((origin) => heard("GET", { origin, person: true }))).toEqual([]);
});

test("a tool that carries nobody's cookie is heard, and gets what strangers get", () => {
  for (const method of ["GET", "POST"]) expect(heard(method, { cookie: false })).toBe(true);
});

test("asked at a name: only one that nobody else can lead here", () => {
  const at = (name: string) => heard("POST", { origin: `http://${name}:3000`, host: `${name}:3000` });
  for (const name of [
    "localhost",
    "127.0.0.1",
    "192.168.1.5",
    "[::1]",
    "[fd00::5]",
    hostname().toLowerCase(),
    `${hostname().toLowerCase()}.local`,
  ])
    expect([name, at(name)]).toEqual([name, true]);
  for (const name of ["evil.example", "1.2.3.4.evil.example", "localhost.evil.example", "tenkan.internal"])
    expect([name, at(name)]).toEqual([name, false]);
});
