// The built product's web server: Next's own, told from which address each request comes, and able to stop cleanly.
import { fileURLToPath } from "node:url";
import { dirname } from "node:path";
import next from "next";
import { logInLines } from "./log.mjs";
import { createWebServer, nobody } from "./server.mjs";

const GRACE_MS = 8_000;
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const port = Number(process.env.PORT);
const hostname = process.env.HOST || "127.0.0.1";

logInLines();

/*
 * React ends each rendering by aborting a controller with an error. Until its stack is read, V8 keeps the frames and with
 * them the Immediate it was made in, and Node's list of those links it to the renderings beside it, these to the ones
 * before, and so on: while requests overlap nothing is ever let go (200 kB a page). Reading the stack lets go of the frames.
 */
const { abort } = AbortController.prototype;
AbortController.prototype.abort = function abortAndLetGo(reason) {
  abort.call(this, reason);
  void this.signal.reason?.stack;
};

// Next prefers to look for upgrades by itself; they are refused (server.mjs).
const app = next({ dev: false, dir: root, hostname, port, httpServer: nobody });
const server = createWebServer((request, response) => handle(request, response), {
  proxies: Number(process.env.TRUSTED_PROXIES) || 0,
});

let stopping = false;

/** No new requests; those under way get their answers, eight seconds at most. */
function stop() {
  if (stopping) return;
  stopping = true;
  server.close(() => process.exit(0));
  // Also those that fall idle as their answers go out.
  setInterval(() => server.closeIdleConnections(), 100).unref();
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), GRACE_MS).unref();
}
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, stop);

await app.prepare();
const handle = app.getRequestHandler();
server.on("error", (error) => {
  console.error(`The server cannot listen on port ${port}: ${error.message}`);
  process.exit(1);
});
server.listen(port, hostname);
