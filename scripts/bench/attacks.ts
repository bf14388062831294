import type { Attack, Target } from "./attack/attack";
import { bigImport } from "./attack/big-import";
import { lineEnds } from "./attack/line-ends";
import { longPassword } from "./attack/long-password";
import { mail } from "./attack/mail";
import { slowBodies } from "./attack/slow-bodies";
import { upgrades } from "./attack/upgrades";
import { watched } from "./attack/watch";
import { wideTrend } from "./attack/wide-trend";
import { p95 } from "./measure";
import { megabytes } from "./print";
import type { Served } from "./stage";

/** One line an attack, in the order in which they strike; the key is its name for `--only`. */
const ATTACKS: Readonly<Record<string, Attack>> = {
  password: longPassword,
  trend: wideTrend,
  lines: lineEnds,
  import: bigImport,
  upgrades,
  bodies: slowBodies,
  mail,
};

/** Where nobody's page should wait longer for what one person does. */
const AIM_MS = 200;
const NAME = 56;

/** Strikes the built product with each attack in turn and prints what everybody else felt meanwhile; `only`: some, by name. */
export async function strikeAll(served: Served, target: Target, only: string): Promise<void> {
  const wanted = Object.entries(ATTACKS).flatMap(([key, attack]) =>
    !only || only.split(",").includes(key) ? [attack] : [],
  );
  if (wanted.length === 0) throw new Error(`no such attack; there are ${Object.keys(ATTACKS).join(", ")}`);
  console.log("\nWhat one person can do to everybody: /api/health asked twenty times a second meanwhile");
  const calm = await watched(served, () => new Promise((resolve) => setTimeout(resolve, 3_000)));
  print("(nothing)", calm.felt, "");
  for (const attack of wanted) {
    const began = performance.now();
    const { result, felt } = await watched(served, () => attack.strike(target));
    print(attack.name, felt, `${((performance.now() - began) / 1000).toFixed(1)} s; ${result}`);
  }
}

function print(
  name: string,
  { times, failures, rss }: { times: readonly number[]; failures: number; rss: number },
  said: string,
): void {
  const longest = Math.max(...times);
  const verdict =
    longest <= AIM_MS ? `aim ≤ ${AIM_MS} ms: met` : `aim ≤ ${AIM_MS} ms: MISSED by ${(longest - AIM_MS).toFixed(0)}`;
  console.log(
    `${name.padEnd(NAME)} health: longest ${longest.toFixed(0).padStart(6)} ms, p95 ${p95(times).toFixed(0).padStart(5)} ms, ${failures} failed; RSS ${megabytes(rss)}  ${verdict}`,
  );
  if (said) console.log(`${"".padEnd(NAME)} ${said}`);
}
