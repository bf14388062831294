import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { type APIRequestContext, expect, request as requests } from "@playwright/test";

/** A port nobody uses. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
      .on("error", reject)
      .listen(0, "127.0.0.1", () => {
        const { port } = probe.address() as AddressInfo;
        probe.close(() => resolve(port));
      });
  });
}

/** The settings of a server of this test's own, on a database of its choice. */
export const settingsOf = (port: number, databaseUrl: string) =>
  ({
    ...process.env,
    NODE_ENV: "production",
    PORT: `${port}`,
    DATABASE_APP_URL: databaseUrl,
    AUTH_SECRET: randomBytes(33).toString("base64"),
    AUTH_URL: `http://localhost:${port}`,
    NEXT_TELEMETRY_DISABLED: "1",
    SIGN_UPS_PER_HOUR: "1000",
  }) as const;

/** What serves the built app. */
export const WEB = join(process.cwd(), "scripts", "web", "web.mjs");

/** The built app in a process group of its own, answering. `hear`: is told what it prints. */
export async function serve(env: NodeJS.ProcessEnv, hear?: (words: string) => void): Promise<ChildProcess> {
  const stdio = hear ? "pipe" : "inherit";
  const child = spawn(process.execPath, [WEB], {
    env,
    stdio: ["ignore", stdio, stdio],
    detached: true,
  });
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (data: Buffer) => hear?.(data.toString()));
  const health = await requests.newContext();
  await expect.poll(() => answers(health, env.PORT ?? "")).toBe(true);
  await health.dispose();
  return child;
}

const answers = (health: APIRequestContext, port: string) =>
  health.get(`http://127.0.0.1:${port}/api/health`).then(
    (response) => response.ok(),
    () => false,
  );

/** Ends the whole group; resolves to the exit code once the process is gone, null where the signal ended it. */
export async function kill(child: ChildProcess, signal: "SIGKILL" | "SIGTERM" = "SIGKILL"): Promise<number | null> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const gone = new Promise<number | null>((resolve) => child.once("exit", resolve));
  process.kill(-child.pid, signal);
  return gone;
}

/** A line to a database that can be cut, held (what is said waits) and mended. `url` leads through it. */
export async function cuttableLine(databaseUrl: string) {
  const target = new URL(databaseUrl);
  const open = new Set<Socket>();
  const waiting: (() => void)[] = [];
  let [isCut, isHeld] = [false, false];
  const relay: Server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(Number(target.port || 5432), target.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      const say = (words: Buffer) => void other.write(words);
      one.on("data", (words: Buffer) => (isHeld ? waiting.push(() => say(words)) : say(words)));
      one
        .on("error", () => other.destroy())
        .on("close", () => {
          open.delete(one);
          other.destroy();
        });
    }
  });
  await new Promise<void>((resolve) => relay.listen(0, "127.0.0.1", resolve));
  const url = new URL(databaseUrl);
  [url.hostname, url.port] = ["127.0.0.1", `${(relay.address() as AddressInfo).port}`];
  return {
    url: url.href,
    cut() {
      isCut = true;
      for (const socket of open) socket.destroy();
    },
    hold() {
      isHeld = true;
    },
    held: () => waiting.length,
    mend() {
      [isCut, isHeld] = [false, false];
      for (const say of waiting.splice(0)) say();
    },
    end() {
      this.cut();
      relay.close();
    },
  };
}
