import { readFileSync } from "node:fs";
import { SourceMap } from "node:module";

interface Node {
  id: number;
  callFrame: { functionName: string; url: string; lineNumber: number; columnNumber: number };
}
interface Profile {
  nodes: Node[];
  samples: number[];
  timeDeltas: number[];
}
const SHOWN = 14;

/** A CPU profile of V8 as text: the share of the working time spent in each package or room of ours, and in the busiest functions. */
export function topOf(taken: unknown): string {
  const { nodes, samples, timeDeltas } = taken as Profile;
  const own = new Map<number, number>();
  samples.forEach((id, i) => own.set(id, (own.get(id) ?? 0) + (timeDeltas[i] ?? 0)));
  const spent = nodes.map((node) => ({ ...placeOf(node), time: own.get(node.id) ?? 0 }));
  const idle = spent.filter(({ name }) => name === "(idle)").reduce((sum, { time }) => sum + time, 0);
  const busy = spent.filter(({ name }) => name !== "(idle)");
  const total = busy.reduce((sum, { time }) => sum + time, 0);
  const shares = (key: (one: (typeof busy)[number]) => string) => {
    const sums = new Map<string, number>();
    for (const one of busy) sums.set(key(one), (sums.get(key(one)) ?? 0) + one.time);
    return [...sums]
      .sort((a, b) => b[1] - a[1])
      .slice(0, SHOWN)
      .map(([name, time]) => `    ${((100 * time) / total).toFixed(1).padStart(5)} %  ${name}`);
  };
  return [
    `  Where the server's time goes (idle ${((100 * idle) / (idle + total)).toFixed(0)} % of it), by place:`,
    ...shares(({ room }) => room),
    "  by function:",
    ...shares(({ name, room }) => `${name}  ${room}`),
  ].join("\n");
}

/** A function's name, and its package or, of our own files, the file: through the bundle's source map. */
function placeOf({ callFrame: { functionName, url, lineNumber, columnNumber } }: Node): { name: string; room: string } {
  const name = functionName || "(anonymous)";
  if (url === "") return { name, room: functionName.startsWith("(") ? functionName : "V8" };
  const found = url.includes("/.next/") ? entryOf(url, lineNumber, columnNumber) : undefined;
  return { name: found?.name || name, room: roomOf(found?.source ?? url) };
}

/** The package of a source, or the file where it is one of ours. */
function roomOf(source: string): string {
  const packaged = source.includes("node_modules/")
    ? /^(?:@[^/]+\/)?[^/]+/.exec(source.split("node_modules/").at(-1) ?? "")?.[0]
    : undefined;
  const ours = /\[project\]\/(.*)$/.exec(source)?.[1] ?? source.replace(/^.*\/(?=(app|server|db|domain)\/)/, "");
  return packaged ?? ours;
}

const maps = new Map<string, SourceMap | undefined>();

function entryOf(url: string, line: number, column: number): { source: string; name: string } | undefined {
  const path = decodeURIComponent(url.replace(/^file:\/\//, ""));
  if (!maps.has(path)) maps.set(path, mapOf(path));
  const entry = maps.get(path)?.findEntry(line, column);
  return entry && "originalSource" in entry
    ? { source: entry.originalSource, name: "name" in entry && typeof entry.name === "string" ? entry.name : "" }
    : undefined;
}

function mapOf(path: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${path}.map`, "utf8")) as ConstructorParameters<typeof SourceMap>[0]);
  } catch {
    return undefined;
  }
}
