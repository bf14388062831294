// The web server in front of Next: what every answer carries, what is refused before Next sees it, and the bounds of
// connections, headers and bodies. No socket is without an owner.
import { EventEmitter } from "node:events";
import { createServer } from "node:http";
import { refuse, refuseSocket, StandingResponse } from "./answer.mjs";
import { compressPage } from "./brotli.mjs";
import { boundConnections, connectionLimits, isIncomplete } from "./connections.mjs";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

const DEFAULTS = {
  // Longer than proxies and browsers keep an idle connection: whoever closes first must be the one that asks, or a
  // request sent at that moment is lost (Node's own five seconds lost one of a few thousand here).
  keepAliveMs: 75_000,
  headersMs: 15_000,
  /** A whole request: a file of 24 MiB over a line of one megabit takes 200 s. */
  requestMs: 300_000,
  /** Neither side says anything for so long: an answer nobody takes. No lawful request is worked on as long. */
  silenceMs: 120_000,
  /** How often the times above are looked at, and how a body comes along: after `graceTicks` it must keep to `bytesPerTick`. */
  tickMs: 5_000,
  graceTicks: 4,
  bytesPerTick: 2_500,
  requestsPerSocket: 1_000,
};

/** Where Next waits for upgrades: nothing ever comes. On our own server its listener would take the socket and keep it for ever. */
export const nobody = new EventEmitter();

/** A server that gives `handle` the requests it can serve. `limits`: other bounds than the usual ones. */
export function createWebServer(handle, { proxies = 0, limits = {} } = {}) {
  const bounds = { ...DEFAULTS, ...connectionLimits(proxies), ...limits };
  const server = createServer({
    ServerResponse: StandingResponse,
    connectionsCheckingInterval: bounds.tickMs,
    headersTimeout: bounds.headersMs,
    requestTimeout: bounds.requestMs,
    keepAliveTimeout: bounds.keepAliveMs,
    maxHeaderSize: 16_384,
  });
  server.maxRequestsPerSocket = bounds.requestsPerSocket;
  server.timeout = bounds.silenceMs;
  const { note, connections } = boundConnections(server, bounds);
  server.on("request", (request, response) => {
    if (!note(request, response)) return;
    const refused = refusal(request);
    if (refused) return refuse(response, refused, refused === 405 ? { Allow: METHODS.join(", ") } : {});
    // As a proxy would: what the client claims comes first, what we saw ourselves stands last (server/auth/network.ts).
    const claimed = request.headers["x-forwarded-for"];
    request.headers["x-forwarded-for"] = [claimed, request.socket.remoteAddress].filter(Boolean).join(", ");
    compressPage(request, response);
    new Promise((resolve) => resolve(handle(request, response))).catch((error) => failed(error, response));
  });
  refuseTheRest(server);
  setInterval(() => connections().forEach((connection) => hurry(connection, bounds)), bounds.tickMs).unref();
  return server;
}

/** Where proxy.ts, which shows a page for an address that cannot be decoded, is not asked. */
const NO_PAGES = /^\/(api|_next)\//;

function isDecodable(path) {
  try {
    return decodeURIComponent(path) !== "";
  } catch {
    return false;
  }
}

/** The status a request is refused with before anybody works on it; undefined when it may pass. */
function refusal({ method, url }) {
  if (!METHODS.includes(method)) return 405;
  if (!url.startsWith("/")) return 400;
  return NO_PAGES.test(url) && !isDecodable(url.split("?")[0]) ? 400 : undefined;
}

/** What is no request to be served: another protocol, a tunnel, an expectation, bytes that are no HTTP. */
function refuseTheRest(server) {
  server.on("upgrade", (_, socket) => refuseSocket(socket, 400));
  server.on("connect", (_, socket) => refuseSocket(socket, 405));
  server.on("checkExpectation", (_, response) => refuse(response, 417));
  const statuses = { HPE_HEADER_OVERFLOW: 431, HPE_CHUNK_EXTENSIONS_OVERFLOW: 413, ERR_HTTP_REQUEST_TIMEOUT: 408 };
  server.on("clientError", ({ code }, socket) => refuseSocket(socket, statuses[code] ?? 400));
}

/** Ends a connection whose body comes too slowly to be a person's line. What waits here, because we do not read, is not counted. */
function hurry({ socket, reading }, { graceTicks, bytesPerTick }) {
  if (!reading || !isIncomplete(reading.request)) return;
  if (reading.request.readableLength >= reading.request.readableHighWaterMark) return;
  reading.ticks += 1;
  if (reading.ticks > graceTicks && socket.bytesRead - reading.from < reading.ticks * bytesPerTick)
    refuseSocket(socket, 408);
}

function failed({ name, message }, response) {
  console.error(JSON.stringify({ level: 50, time: Date.now(), name, reason: message, msg: "unexpected" }));
  if (response.headersSent) response.destroy();
  else refuse(response, 500);
}
