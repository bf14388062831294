import { STATUS_CODES, ServerResponse } from "node:http";

/** What every answer carries, whoever makes it: Next, Node or this server. next.config.mjs and proxy.ts say more where more is known. */
const STANDING = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  // Browsers heed it on https only.
  "Strict-Transport-Security": "max-age=31536000",
  // For what has none of its own: files, redirects, refusals. A page brings the one with its nonce.
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
};

/** An answer that gets the standing headers where it goes out: those it brings itself stay. */
export class StandingResponse extends ServerResponse {
  constructor(...given) {
    super(...given);
    // Next puts a dozen "close" listeners on an answer that ends at its 404 page; they go with it. Node would call it a leak.
    this.setMaxListeners(30);
  }

  writeHead(...given) {
    if (this.headersSent) return super.writeHead(...given);
    const brought = new Set(namesOf(given.at(-1)));
    for (const [name, value] of Object.entries(STANDING)) {
      if (!this.hasHeader(name) && !brought.has(name.toLowerCase())) this.setHeader(name, value);
    }
    return super.writeHead(...given);
  }
}

/** The names of writeHead's last argument: an object, or a list of names and values in turn. */
function namesOf(headers) {
  if (typeof headers !== "object" || headers === null) return [];
  const names = Array.isArray(headers) ? headers.flat().filter((_, index) => index % 2 === 0) : Object.keys(headers);
  return names.map((name) => String(name).toLowerCase());
}

/** Ends a request with a status and nothing else, and the connection with it: what follows on it would not be read. */
export function refuse(response, status, headers = {}) {
  response.writeHead(status, { ...headers, "Cache-Control": "no-store", Connection: "close", "Content-Length": "0" });
  response.end();
}

/** The same where there is no request, only a socket: written by hand, then destroyed. */
export function refuseSocket(socket, status) {
  // An answer is under way on it already: a second one would be read as the rest of the first.
  if (!socket.writable || socket._httpMessage?.headersSent) return socket.destroy();
  const lines = Object.entries({
    ...STANDING,
    "Cache-Control": "no-store",
    Connection: "close",
    "Content-Length": "0",
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n`, () => socket.destroy());
}
