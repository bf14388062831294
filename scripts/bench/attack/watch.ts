import { Worker } from "node:worker_threads";
import type { Served } from "../stage";

/** What a company's neighbours felt while something went on: answers of /api/health in milliseconds, and the server's largest RSS. */
export interface Felt {
  times: number[];
  failures: number;
  rss: number;
}

const LOOK_MS = 250;

/** Runs `work` while /api/health is asked twenty times a second from another thread and the server's memory is looked at. */
export async function watched<T>(served: Served, work: () => Promise<T>): Promise<{ result: T; felt: Felt }> {
  const watcher = new Worker(new URL("./health-watch.mjs", import.meta.url), {
    workerData: { url: `${served.origin.replace("localhost", "127.0.0.1")}/api/health` },
  });
  const told = new Promise<{ times: number[]; failures: number }>((resolve, reject) => {
    watcher.once("message", resolve);
    watcher.once("error", reject);
  });
  let rss = 0;
  let looking = false;
  const look = setInterval(() => {
    if (looking) return;
    looking = true;
    // A frozen server tells its memory later: the next look that is answered counts.
    void served
      .memory(false)
      .then(
        (now) => (rss = Math.max(rss, now.rss)),
        () => {},
      )
      .finally(() => (looking = false));
  }, LOOK_MS);
  try {
    const result = await work();
    watcher.postMessage("stop");
    return { result, felt: { ...(await told), rss } };
  } finally {
    clearInterval(look);
    await watcher.terminate();
  }
}
