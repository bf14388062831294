import { connect } from "node:net";
import { expect, test } from "@playwright/test";

/** Says something to the server, byte by byte as it stands; resolves to all it answers until it hangs up. */
function say(origin: string, words: string): Promise<string> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    let heard = "";
    const socket = connect(Number(port), hostname, () => socket.write(words));
    socket
      .on("data", (data: Buffer) => (heard += data.toString()))
      .on("error", reject)
      .on("close", () => resolve(heard));
  });
}

const ask = (line: string, more = "") => `${line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${more}\r\n`;
const UPGRADE =
  "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: eA==\r\nSec-WebSocket-Version: 13\r\n\r\n";
const STANDING = [
  "x-content-type-options: nosniff",
  "x-frame-options: deny",
  "referrer-policy: ",
  "permissions-policy: ",
  "content-security-policy: ",
  "strict-transport-security: ",
  "cross-origin-resource-policy: ",
];

/** Doors no page stands behind, and what they answer with. */
const DOORS: [string, string, number][] = [
  ["a redirect to the path without its last slash", ask("GET /sign-in/"), 308],
  ["a bad %-sequence, where a page would be: asked to sign in like anywhere", ask("GET /%E3%81/record"), 307],
  ["half a %-sequence below the files", ask("GET /_next/static/%"), 400],
  ["a bad %-sequence of the API", ask("GET /api/trpc/%c0"), 400],
  ["a file that is not there", ask("GET /_next/static/none.js"), 404],
  ["TRACE", ask("TRACE /sign-in"), 405],
  ["an unknown method", ask("PURGE /sign-in"), 405],
  ["a tunnel", ask("CONNECT other.example:443"), 405],
  ["an expectation", ask("GET /sign-in", "Expect: miracles\r\n"), 417],
  ["an upgrade", UPGRADE, 400],
  ["no host", "GET /sign-in HTTP/1.1\r\n\r\n", 400],
];

test("doors nobody serves are closed with a status and the standing headers", async ({ baseURL }) => {
  for (const [name, words, status] of DOORS) {
    const heard = await say(baseURL ?? "", words);
    expect([name, Number(heard.split(" ")[1])]).toEqual([name, status]);
    const head = heard.split("\r\n\r\n")[0]?.toLowerCase() ?? "";
    expect([name, STANDING.filter((header) => !head.includes(`\n${header}`))]).toEqual([name, []]);
  }
});

test("a thousand upgrades, after a page has been served: each is hung up on, and the next page answers", async ({
  baseURL,
  request,
}) => {
  // Next begins to look for upgrades by itself at the first page.
  expect((await request.get("/sign-in")).status()).toBe(200);
  for (let round = 0; round < 10; round += 1) {
    const heard = await Promise.all(Array.from({ length: 100 }, () => say(baseURL ?? "", UPGRADE)));
    expect(heard.filter((one) => !one.startsWith("HTTP/1.1 400 "))).toEqual([]);
  }
  expect((await request.get("/sign-in")).status()).toBe(200);
});
