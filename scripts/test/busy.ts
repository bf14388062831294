import { spawn } from "node:child_process";

/** Load beside the tests: whoever waits for time instead of for a thing fails here first. Starts so many loops; returns how they are ended. */
export function keepBusy(count: number): () => void {
  const loops = Array.from({ length: count }, () => spawn(process.execPath, ["-e", "for (;;);"], { stdio: "ignore" }));
  return () => {
    for (const loop of loops) loop.kill("SIGKILL");
  };
}
