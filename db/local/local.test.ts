import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import postgres from "postgres";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startLocal, type LocalPostgres } from "./local";
import { watchLocal } from "./watch";
import { processesOf } from "../testing/scratch";

const settings = { fsync: "off", shared_buffers: "16MB" };
const root = process.getuid?.() === 0;
let parent: string;
let folder: string;
let running: LocalPostgres[] = [];

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "tenkan-local-"));
  chmodSync(parent, 0o755);
  folder = join(parent, "postgres");
});

afterEach(async () => {
  for (const server of running) await server.stop();
  for (const server of running) rmSync(join(server.dataDir, ".."), { recursive: true, force: true });
  running = [];
  rmSync(parent, { recursive: true, force: true });
});

async function start(): Promise<LocalPostgres> {
  const server = await startLocal({ folder, settings });
  running.push(server);
  return server;
}

async function ask<T>(server: LocalPostgres, question: string): Promise<T | undefined> {
  const client = postgres(server.adminUrl, { max: 1, onnotice: () => {} });
  try {
    const [row] = await client.unsafe(question);
    return row ? (Object.values(row)[0] as T) : undefined;
  } finally {
    await client.end();
  }
}

function postmasterPid(server: LocalPostgres): number {
  return Number(readFileSync(join(server.dataDir, "postmaster.pid"), "utf8").split("\n")[0]);
}

describe("the embedded PostgreSQL", () => {
  test("keeps its data and its port from start to start; listens on loopback with a password only", async () => {
    const first = await start();
    await ask(first, "create table kept (n int)");
    expect(await ask(first, "show listen_addresses")).toBe("127.0.0.1");
    expect(await ask(first, "show server_encoding")).toBe("UTF8");
    expect(await ask(first, "show timezone")).toBe("UTC");
    expect(statSync(join(first.dataDir, "..", "state.json")).mode & 0o777).toBe(0o600);
    const stranger = postgres(first.adminUrl.replace(/:[^:@]+@/, ":wrong@"), { max: 1 });
    await expect(stranger`select 1`).rejects.toMatchObject({ code: "28P01" });
    await stranger.end();
    await first.stop();
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(second.port).toBe(first.port);
    expect(await ask(second, "select count(*)::int from kept")).toBe(0);
  });

  test("is adopted when it still runs, and stopped by the last one only", async () => {
    const first = await start();
    const second = await start();
    expect(second.adopted).toBe(true);
    await first.stop();
    expect(await ask(second, "select 1")).toBe(1);
    await second.stop();
    await expect(ask(second, "select 1")).rejects.toThrow();
    running = [second];
  });

  test("two processes that start at once share one server", async () => {
    const script = join(parent, "start.mts");
    const source = `import { writeSync } from "node:fs";
      import { startLocal } from ${JSON.stringify(join(process.cwd(), "db/local/local.ts"))};
      const server = await startLocal({ folder: ${JSON.stringify(folder)}, settings: { fsync: "off" } });
      writeSync(1, server.port + " " + server.adopted); process.kill(process.pid, "SIGKILL");`;
    writeFileSync(script, source);
    const run = async () => {
      const done = promisify(execFile)(process.execPath, ["--import", "tsx", script]);
      return done.catch((error: { stdout: string; stderr: string }) => error);
    };
    const [a, b] = await Promise.all([run(), run()]);
    const said = [a.stdout.trim(), b.stdout.trim()].map((line) => line.split(" "));
    expect(said[0]?.[0]).toMatch(/^\d+$/);
    expect(said[0]?.[0]).toBe(said[1]?.[0]);
    expect(said.map((line) => line[1]).sort()).toEqual(["false", "true"]);
    // Both were killed: the server outlived them, is adopted here, and goes with us.
    const third = await start();
    expect(third.adopted).toBe(true);
  });

  test("starts over a killed server, a postmaster.pid of another program, and an interrupted initdb", async () => {
    mkdirSync(join(folder, "data.new"), { recursive: true });
    writeFileSync(join(folder, "data.new", "PG_VERSION"), "18");
    const first = await start();
    process.kill(postmasterPid(first), "SIGKILL");
    const second = await start();
    expect(await ask(second, "select 1")).toBe(1);
    await second.restart("immediate");
    expect(await ask(second, "select 1")).toBe(1);
    await second.stop();
    await first.stop();
    writeFileSync(join(second.dataDir, "postmaster.pid"), `${process.pid}\n${second.dataDir}\n1\n${second.port}\n`);
    const third = await start();
    expect(await ask(third, "select 1")).toBe(1);
  });

  test("takes another port when its own is in use", async () => {
    const first = await start();
    await first.stop();
    const squatter = createServer().listen(first.port, "127.0.0.1");
    await new Promise((resolve) => squatter.once("listening", resolve));
    const second = await start();
    expect(second.port).not.toBe(first.port);
    expect(await ask(second, "select 1")).toBe(1);
    squatter.close();
  });

  test.runIf(root)("as root, in a checkout only root can enter, keeps its files outside and says where", async () => {
    chmodSync(parent, 0o700);
    const said: string[] = [];
    const server = await startLocal({ folder, settings, log: (line) => said.push(line) });
    running.push(server);
    expect(server.dataDir).toMatch(/^\/var\/lib\/tenkan\//);
    expect(said.join("\n")).toContain(join(server.dataDir, ".."));
    expect(await ask(server, "select 1")).toBe(1);
  });
});

test(
  "a server that dies while it is watched comes back on its port with what it held; stopped on purpose it stays down",
  { timeout: 120_000 },
  async () => {
    const server = await start();
    await ask(server, "create table kept as select 41 + 1 as n");
    const said: string[] = [];
    const unwatch = watchLocal(server, (line) => said.push(line));
    for (const signal of ["SIGKILL", "SIGQUIT"] as const) {
      const [postmaster] = processesOf(server);
      process.kill(postmaster, signal);
      await expect.poll(() => ask(server, "select n from kept").catch(() => "away"), { timeout: 50_000 }).toBe(42);
      expect(processesOf(server)[0]).not.toBe(postmaster);
    }
    await expect
      .poll(() => said.filter((line) => line.includes("runs again")).length, {
        timeout: 20_000,
        message: said.join("; "),
      })
      .toBe(2);
    await unwatch();
    await server.stop();
    await expect(ask(server, "select 1")).rejects.toThrow();
  },
);
