// `npm run audit`: known holes in what is shipped, asked of the registry. Exit code 0: none; 1: some; 2: the registry did not answer.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const { stdout, stderr } = spawnSync("npm", ["audit", "--omit=dev", "--json"], {
  cwd: root,
  encoding: "utf8",
  maxBuffer: 1e8,
});

function answered() {
  try {
    const report = JSON.parse(stdout);
    return report.metadata?.vulnerabilities ? report : undefined;
  } catch {
    return undefined;
  }
}

const report = answered();
if (!report) {
  console.error(
    "Not audited: the registry does not answer npm audit. Ask one that does: npm run audit --registry=https://registry.npmjs.org/",
  );
  console.error((stderr || stdout).trim().split("\n").slice(0, 3).join("\n"));
  process.exitCode = 2;
} else {
  const found = Object.values(report.vulnerabilities);
  for (const { name, severity, range, via } of found)
    console.log(`${severity}: ${name} ${range} (${via.map((one) => one.url ?? one).join(", ")})`);
  console.log(
    found.length === 0 ? "No known hole in any package that is shipped" : `${found.length} packages with known holes`,
  );
  process.exitCode = found.length === 0 ? 0 : 1;
}
