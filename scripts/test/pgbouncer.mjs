import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Installs PgBouncer where that can be done unasked (root, Debian). Where it cannot, its tests say that they are skipped. */
export function installPgbouncer(report) {
  const isThere = ["pgbouncer", "/usr/sbin/pgbouncer"].some((name) => spawnSync(name, ["--version"]).status === 0);
  if (isThere || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  report("Installing PgBouncer (apt-get install pgbouncer)");
  for (const args of [
    ["update", "-q"],
    ["install", "-y", "-q", "--no-install-recommends", "pgbouncer"],
  ]) {
    const { status } = spawnSync("apt-get", args, {
      stdio: "ignore",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      timeout: 180_000,
    });
    if (status !== 0) report(`apt-get ${args[0]} did not work; going on without`);
  }
}
