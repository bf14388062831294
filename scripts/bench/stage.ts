import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { startLocal } from "@/db/local/local";
import { freePort } from "@/db/local/server";
import type { DatabaseUrls } from "@/db/roles/roles";
import { dropDatabase, freshDatabase } from "@/db/testing/cluster";
import { buildIfChanged } from "../start/build";
import type { Run } from "../start/run";
import { startServer } from "../start/server";

export interface Memory {
  rss: number;
  heap: number;
}
/** `memory` collects garbage before it looks at the heap, unless told not to. The built product on one database, with the probe inside (probe.mjs). */
export interface Served {
  origin: string;
  memory(collect?: boolean): Promise<Memory>;
  profile(ms: number): Promise<unknown>;
}
export interface Stage {
  database(label: string): Promise<DatabaseUrls>;
  serve(urls: DatabaseUrls): Promise<Served>;
  /** Stops and removes all of it. */
  close(): Promise<void>;
}

/** A cluster of the bench's own with PostgreSQL's usual care for its data (or DATABASE_URL's), and servers of the built product. */
export async function openStage(root: string, report: (line: string) => void): Promise<Stage> {
  const cluster = await benchCluster(root);
  const stop = new AbortController();
  const [names, ended]: [string[], Promise<number>[]] = [[], []];
  return {
    async database(label) {
      const name = `tenkan_bench_${label}_${process.pid}`;
      names.push(name);
      return freshDatabase(cluster.adminUrl, name);
    },
    async serve(urls) {
      const [port, probe] = [await freePort(0), await freePort(0)];
      const run: Run = {
        root,
        port,
        dev: false,
        demo: "refused" as const,
        env: process.env,
        report,
        signal: stop.signal,
      };
      const env = { ...process.env, ...settings(urls, port), PORT: `${port}`, NEXT_TELEMETRY_DISABLED: "1" };
      await buildIfChanged(run, env);
      const probed = {
        ...env,
        BENCH_PROBE_PORT: `${probe}`,
        NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --import ${new URL("./probe.mjs", import.meta.url).href}`,
      };
      const server = await startServer(run, probed);
      ended.push(server.ended);
      if (!server.up) throw new Error("the built product did not answer");
      const ask = async <T>(path: string) => (await (await fetch(`http://127.0.0.1:${probe}${path}`)).json()) as T;
      return {
        origin: `http://localhost:${port}`,
        memory: (collect = true) => ask<Memory>(`/memory?collect=${collect}`),
        profile: (ms) => ask(`/profile?ms=${ms}`),
      };
    },
    async close() {
      stop.abort();
      await Promise.all(ended);
      for (const name of names) await dropDatabase(cluster.adminUrl, name);
      await cluster.stop();
    },
  };
}

/** What the server, and this process where it calls the product's functions itself, run with. */
export const settings = (urls: DatabaseUrls, port: number) => ({
  NODE_ENV: "production",
  DATABASE_APP_URL: urls.appUrl,
  AUTH_SECRET: randomBytes(33).toString("base64"),
  AUTH_URL: `http://localhost:${port}`,
});

async function benchCluster(root: string): Promise<{ adminUrl: string; stop: () => Promise<void> }> {
  const given = process.env.DATABASE_URL;
  return given
    ? { adminUrl: given, stop: async () => {} }
    : startLocal({ folder: join(root, ".data", "bench-postgres") });
}
