import { hash, verify } from "@node-rs/argon2";
import { Fault } from "../fault";

// argon2id (the library's default algorithm), at the floor of SECURITY.md line 9.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
export const PASSWORD_LENGTH = { min: 12, max: 128 };

let running = 0;
const waiting: (() => void)[] = [];
/** About a second's work of this machine; whoever comes after is better told so than kept. */
const MOST_WAITING = 60;

/** At most two hashes at once: more would starve every other request of this process. Too many waiting: Fault `busy`. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.length >= MOST_WAITING) throw new Fault("SERVICE_UNAVAILABLE", "busy");
  if (running >= 2) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

const fold = (password: string) => password.normalize("NFKC");

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(fold(password), COST));

/** Whether a hash was made with less work than one made today. */
export function isWeakHash(stored: string): boolean {
  const [, memory = 0, time = 0] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$/.exec(stored)?.map(Number) ?? [];
  return memory < COST.memoryCost || time < COST.timeCost;
}

let dummy: Promise<string> | undefined;

/** Whether the password belongs to the hash. Without a hash it works as long and answers no: an unknown address tells nothing. */
export async function checkPassword(stored: string | undefined, password: string): Promise<boolean> {
  dummy ??= hashPassword("nobody's password");
  const against = stored ?? (await dummy);
  const right = await inTurn(() => verify(against, fold(password)));
  return right && stored !== undefined;
}
