import { type IncomingMessage, request as ask, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, createBrotliDecompress } from "node:zlib";
import { afterEach, expect, it } from "vitest";
import { createWebServer } from "./server.mjs";

type Handle = (request: IncomingMessage, response: ServerResponse) => unknown;
const BROWSER = { accept: "text/html,*/*;q=0.8", "accept-encoding": "gzip, deflate, br, zstd" };
const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

/** The answer as it begins to come. */
async function get(
  handle: Handle,
  headers: Record<string, string> = BROWSER,
  method = "GET",
): Promise<IncomingMessage> {
  const server = createWebServer(handle);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => ask({ port, headers, method }, resolve).on("error", reject).end());
}

async function bodyOf(answer: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

const html = (response: ServerResponse) => response.setHeader("Content-Type", "text/html; charset=utf-8");
const LONG = Array.from({ length: 20_000 }, (_, i) => `<p>${i} 件</p>`).join("");

it("a page goes out in brotli to a browser that takes it, as it was written", async () => {
  const seen: unknown[] = [];
  const answer = await get((request, response) => {
    seen.push(request.headers["accept-encoding"]);
    html(response).setHeader("Content-Length", Buffer.byteLength(LONG)).setHeader("Vary", "rsc").end(LONG);
  });
  expect(answer.headers).toMatchObject({ "content-encoding": "br", vary: "rsc, Accept-Encoding" });
  expect(answer.headers["content-length"]).toBeUndefined();
  expect(answer.headers["x-content-type-options"]).toBe("nosniff");
  const body = await bodyOf(answer);
  expect(brotliDecompressSync(body).toString()).toBe(LONG);
  expect(body.byteLength * 5).toBeLessThan(Buffer.byteLength(LONG));
  expect(seen, "nobody compresses it before").toEqual(["identity"]);
});

it("a page in parts comes part by part, whether its head is written first or not", async () => {
  let goOn = () => {};
  const answer = await get((_, response) => {
    html(response).flushHeaders();
    response.write("<p>first</p>");
    goOn = () => response.write("<p>second</p>") && response.end();
  });
  const opened = answer.pipe(createBrotliDecompress());
  const read = () => new Promise<string>((resolve) => opened.once("data", (part: Buffer) => resolve(part.toString())));
  expect(await read()).toBe("<p>first</p>");
  const rest = read();
  goOn();
  expect(await rest).toBe("<p>second</p>");
});

it("who writes more than is taken is told to wait, and goes on", async () => {
  const parts = 60;
  const answer = await get(async (_, response) => {
    html(response);
    for (let part = 0; part < parts; part += 1)
      if (!response.write(LONG)) await new Promise((resolve) => response.once("drain", resolve));
    response.end();
  });
  expect(brotliDecompressSync(await bodyOf(answer)).byteLength).toBe(parts * Buffer.byteLength(LONG));
});

it("a reader who goes away ends it: the answer is closed, and nothing is thrown", async () => {
  let closed = () => {};
  const gone = new Promise<void>((resolve) => (closed = resolve));
  const answer = await get((_, response) => {
    html(response).on("close", closed);
    response.write(LONG);
  });
  answer.destroy();
  await gone;
});

it.each([
  ["a browser that does not take it", { ...BROWSER, "accept-encoding": "gzip" }, "text/html", 200, "GET"],
  ["a browser that refuses it", { ...BROWSER, "accept-encoding": "gzip, br;q=0" }, "text/html", 200, "GET"],
  ["a call", { ...BROWSER, accept: "*/*" }, "application/json", 200, "GET"],
  ["a file asked for as a page", BROWSER, "image/svg+xml", 200, "GET"],
  ["a page that did not change", BROWSER, "text/html", 304, "GET"],
  ["a head", BROWSER, "text/html", 200, "HEAD"],
])("%s gets its answer as Next makes it", async (_, headers, type, status, method) => {
  const answer = await get(
    (__, response) => {
      response.statusCode = status;
      response.setHeader("Content-Type", type).end(method === "HEAD" || status === 304 ? undefined : "as it is");
    },
    headers,
    method,
  );
  expect(answer.headers["content-encoding"]).toBeUndefined();
  expect((await bodyOf(answer)).toString()).toBe(method === "HEAD" || status === 304 ? "" : "as it is");
});
