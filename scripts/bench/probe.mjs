// Loaded into the measured server by the bench alone (NODE_OPTIONS=--import): tells its memory, and where its time goes.
import { createServer } from "node:http";
import { Session } from "node:inspector/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");

/** RSS as it stands; the heap after a collection, if wanted: what is kept, not what was not yet thrown away. Bytes. */
function memory(wanted) {
  const { rss } = process.memoryUsage();
  if (wanted) collect();
  return { rss, heap: process.memoryUsage().heapUsed };
}

/** A CPU profile of the next `ms` milliseconds. */
async function profile(ms) {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.start");
  await new Promise((resolve) => setTimeout(resolve, ms));
  const { profile: taken } = await session.post("Profiler.stop");
  session.disconnect();
  return taken;
}

const port = Number(process.env.BENCH_PROBE_PORT);
if (port) {
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://probe");
    response.end(
      JSON.stringify(
        pathname === "/profile"
          ? await profile(Number(searchParams.get("ms")))
          : memory(searchParams.get("collect") === "true"),
      ),
    );
  });
  // A process the server starts inherits the setting: it finds the port taken, and that is well.
  server.on("error", () => {});
  server.listen(port, "127.0.0.1");
  server.unref();
}
