// A thread of its own, so that what an attack costs the attacker does not count: asks a URL twenty times a second, each time
// on a new connection, and tells the answers' times and failures when told to stop.
import { get } from "node:http";
import { parentPort, workerData } from "node:worker_threads";

const EVERY_MS = 50;
/** Longer than any answer that may be called one. */
const PATIENCE_MS = 30_000;
const times = [];
let failures = 0;
let open = 0;

function ask() {
  const began = performance.now();
  open += 1;
  const done = (answered) => {
    open -= 1;
    times.push(performance.now() - began);
    if (!answered) failures += 1;
  };
  // From another network than the attacks come from.
  const request = get(workerData.url, { agent: false, timeout: PATIENCE_MS, localAddress: "127.0.0.3" }, (response) => {
    response.resume();
    response.on("close", () => done(response.statusCode === 200));
  });
  request.on("timeout", () => request.destroy(new Error("no answer")));
  request.on("error", () => done(false));
}

const timer = setInterval(ask, EVERY_MS);
parentPort?.once("message", () => {
  clearInterval(timer);
  const wait = setInterval(() => {
    if (open > 0) return;
    clearInterval(wait);
    parentPort?.postMessage({ times, failures });
  }, 20);
});
