import type { IncomingMessage, ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterEach, describe, expect, onTestFinished, test } from "vitest";
import { createWebServer, type Limits } from "./server.mjs";

type Handle = (request: IncomingMessage, response: ServerResponse) => unknown;
const answer: Handle = (request, response) => void request.resume().on("end", () => response.end("served"));
const GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

/** Waits for as long as a slow machine may take. */
const until = <T>(asked: () => T) => expect.poll(asked, { timeout: 20_000 });
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

async function listen(limits: Partial<Limits> = {}, handle: Handle = answer) {
  const server = createWebServer(handle, { limits });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  );
  const { port } = server.address() as AddressInfo;
  const held = () => new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count)));
  return { server, port, held, dial: (words: string, from = "127.0.0.1") => dial(port, words, from) };
}

/** A connection that says `words`; `said` is what was answered, `closed` resolves to it once the other side has hung up. */
function dial(port: number, words: string, localAddress: string) {
  let heard = "";
  const socket: Socket = connect({ port, host: "127.0.0.1", localAddress });
  socket.on("data", (data: Buffer) => (heard += data.toString())).on("error", () => {});
  socket.on("end", () => socket.end()).write(words);
  closing.push(async () => socket.destroy());
  const closed = new Promise<string>((resolve) => socket.once("close", () => resolve(heard)));
  const said = (what: RegExp) => until(() => heard).toMatch(what);
  return { socket, closed, said, heard: () => heard };
}

const STANDING = [
  /^x-content-type-options: nosniff$/im,
  /^x-frame-options: DENY$/im,
  /^referrer-policy: /im,
  /^permissions-policy: camera/im,
  /^strict-transport-security: max-age=/im,
  /^content-security-policy: .*frame-ancestors 'none'$/im,
];

/** What no page stands behind, with the status it is refused with. */
const REFUSED: Record<string, [string, number]> = {
  "an upgrade": ["GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n", 400],
  "a tunnel": ["CONNECT other.example:443 HTTP/1.1\r\nHost: x\r\n\r\n", 405],
  TRACE: ["TRACE / HTTP/1.1\r\nHost: x\r\n\r\n", 405],
  "a rare method": ["PROPFIND / HTTP/1.1\r\nHost: x\r\n\r\n", 405],
  "an expectation": ["GET / HTTP/1.1\r\nHost: x\r\nExpect: miracles\r\n\r\n", 417],
  "a bad %-sequence": ["GET /api/%E3%81 HTTP/1.1\r\nHost: x\r\n\r\n", 400],
  "half a %-sequence": ["GET /_next/%/b HTTP/1.1\r\nHost: x\r\n\r\n", 400],
  "a proxy's request": ["GET http://other.example/ HTTP/1.1\r\nHost: x\r\n\r\n", 400],
  "no host": ["GET / HTTP/1.1\r\n\r\n", 400],
  "no HTTP": ["\u0016\u0003\u0001 hello\r\n\r\n", 400],
  "headers without end": [`GET / HTTP/1.1\r\nHost: x\r\nX: ${"x".repeat(20_000)}`, 431],
};

describe("what is refused before Next sees it", () => {
  test.each(Object.entries(REFUSED))(
    "%s: a status with every standing header, and the connection is let go of",
    async (_, [words, status]) => {
      let asked = 0;
      const { dial, held } = await listen({}, () => {
        asked += 1;
      });
      const heard = await dial(words).closed;
      expect(heard).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
      for (const header of STANDING) expect(heard).toMatch(header);
      expect(asked).toBe(0);
      await until(held).toBe(0);
    },
  );

  test("500 upgrades at once: none stays; then a page answers", async () => {
    const { dial, held } = await listen();
    const heard = await Promise.all(Array.from({ length: 500 }, () => dial(REFUSED["an upgrade"]?.[0] ?? "").closed));
    expect(heard.every((one) => one.startsWith("HTTP/1.1 400"))).toBe(true);
    await until(held).toBe(0);
    await dial(GET).said(/served/);
  });
});

test("an answer keeps the headers it brings, however it brings them; one that fails is a bare 500, and one line in the log", async () => {
  const lines: unknown[] = [];
  const print = console.error;
  console.error = (line: unknown) => void lines.push(line);
  onTestFinished(() => void (console.error = print));
  const { dial } = await listen({}, (request, response) => {
    if (request.url === "/fails") throw new Error("of ours");
    if (request.url === "/set") response.setHeader("Referrer-Policy", "no-referrer");
    const asObject = request.url === "/object" ? { "referrer-policy": "no-referrer" } : {};
    response.writeHead(200, request.url === "/list" ? ["referrer-policy", "no-referrer"] : asObject);
    response.end();
  });
  for (const path of ["/set", "/list", "/object"]) {
    const { closed } = dial(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect((await closed).match(/^referrer-policy: .*$/gim)).toEqual([expect.stringMatching(/no-referrer/)]);
  }
  const failed = await dial("GET /fails HTTP/1.1\r\nHost: x\r\n\r\n").closed;
  expect(failed).toMatch(/^HTTP\/1.1 500 /);
  expect(failed).not.toContain("of ours");
  expect(lines).toEqual([expect.not.stringMatching(/\n|\s+at /)]);
});

describe("requests that do not end", () => {
  const QUICK = { tickMs: 50, headersMs: 200, graceTicks: 4, bytesPerTick: 100 };
  const post = (length: number) => `POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n\r\n`;

  test("no word at all, half a header, a body that stops or drips: 408, and hung up", async () => {
    const { dial, held } = await listen(QUICK);
    const dripping = dial(post(100_000));
    const drip = setInterval(() => dripping.socket.write("x"), 20);
    closing.push(async () => clearInterval(drip));
    const all = [
      dial(""),
      dial("GET / HT"),
      dial("GET / HTTP/1.1\r\nHost: x\r\nX-A: b\r\n"),
      dial(post(100)),
      dial(`${post(100_000)}${"x".repeat(300)}`),
      dripping,
    ];
    for (const { closed } of all) expect(await closed).toMatch(/^HTTP\/1.1 408 /);
    await until(held).toBe(0);
  });

  test("a body that comes along is waited for; so is one that we are slow to read", async () => {
    const slow: Handle = (request, response) => void setTimeout(() => answer(request, response), 1_000);
    for (const handle of [answer, slow]) {
      const { dial } = await listen(QUICK, handle);
      const { socket, said } = dial(post(100_000));
      for (let sent = 0; sent < 100_000; sent += 10_000) {
        socket.write("x".repeat(10_000));
        await new Promise((resolve) => setTimeout(resolve, handle === answer ? 40 : 1));
      }
      await said(/served/);
    }
  });
});

describe("too many connections", () => {
  const isOpen = ({ socket }: { socket: Socket }) => !socket.destroyed;
  /** Works on a request for ever, where it asks for that. */
  const working: Handle = (request, response) => (request.url === "/work" ? undefined : answer(request, response));
  const WORK = GET.replace("/", "/work");

  test("those that ask for nothing give way, the longest idle first; work under way does not", async () => {
    const { dial, held } = await listen({ total: 10, perNetwork: 10 }, working);
    const atWork = dial(WORK);
    const halves = Array.from({ length: 3 }, () => dial("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n12"));
    const first = dial(GET);
    await first.said(/served/);
    await until(held).toBe(5);
    const idle = Array.from({ length: 40 }, () => dial(""));
    await until(() => idle.filter(isOpen).length).toBe(6);
    expect([isOpen(atWork), halves.every(isOpen), isOpen(first)]).toEqual([true, true, false]);
    const pages = Array.from({ length: 9 }, () => dial(GET));
    for (const { said } of pages.slice(-3)) await said(/served/);
    expect([isOpen(atWork), (await held()) <= 10]).toEqual([true, true]);
  });

  test("one network cannot take all: it displaces its own, and is refused where all of its own are at work", async () => {
    const { dial, held } = await listen({ total: 20, perNetwork: 5 }, working);
    const other = dial(GET, "127.0.0.2");
    await other.said(/served/);
    const greedy = Array.from({ length: 30 }, () => dial(WORK));
    await until(() => greedy.filter(isOpen).length).toBe(5);
    expect(await dial(GET).closed).toBe("");
    expect([isOpen(other), await held()]).toEqual([true, 6]);
    other.socket.write(GET);
    await other.said(/served[^]*served/);
  });

  test("with all at work, of one network or many, the newcomer is turned away and nobody else", async () => {
    const { dial, held } = await listen({ total: 4, perNetwork: 4 }, working);
    const all = [1, 2, 3, 4].map((n) => dial(WORK, `127.0.0.${n}`));
    await until(held).toBe(4);
    expect(await dial(GET, "127.0.0.9").closed).toBe("");
    expect(all.every(isOpen)).toBe(true);
  });

  test("a hundred requests at once on one connection: it is ended", async () => {
    const { dial, held } = await listen({}, working);
    await dial(WORK.repeat(100)).closed;
    await until(held).toBe(0);
    await dial(GET).said(/served/);
  });
});

test("an idle connection is kept for longer than proxies and browsers keep theirs; a half header is not", async () => {
  const { server } = await listen();
  expect(server.keepAliveTimeout).toBeGreaterThan(60_000);
  expect(server.headersTimeout).toBeLessThan(server.keepAliveTimeout);
  expect(server.maxRequestsPerSocket).toBeGreaterThan(0);
});
