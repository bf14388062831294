import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";

/** The OS user PostgreSQL runs as; undefined: the one this process runs as. */
export type OsUser = { name: string; uid: number; gid: number } | undefined;

const OWN_NAME = "tenkan";

/** Who PostgreSQL runs as. It refuses root, so as root: the owner of the data there is, our own user, or nobody. */
export function chooseUser(dataDir: string): OsUser {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(dataDir, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) {
    const known = entries().find((entry) => entry.uid === owner.uid);
    return known ?? { name: `uid ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  }
  const own = lookUp(OWN_NAME) ?? createOwn();
  const user = own ?? lookUp("nobody");
  if (!user)
    throw new Error('PostgreSQL refuses to run as root, and there is no user "tenkan" or "nobody" to run it as');
  return user;
}

function createOwn(): OsUser {
  const flags = [
    "--system",
    "--user-group",
    "--no-create-home",
    "--home-dir",
    "/nonexistent",
    "--shell",
    "/usr/sbin/nologin",
  ];
  spawnSync("useradd", [...flags, OWN_NAME], { stdio: "ignore" });
  return lookUp(OWN_NAME);
}

const lookUp = (name: string): OsUser => entries().find((entry) => entry.name === name);

function entries(): { name: string; uid: number; gid: number }[] {
  if (!existsSync("/etc/passwd")) return [];
  return readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}
