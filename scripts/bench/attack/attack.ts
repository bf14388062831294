import type { Neighbour } from "../crowd";

/** What an attack is given: the built product at `origin`, and companies of it to sign in as (scripts/bench/visitor.ts). The server's memory is watched by attack/watch.ts. */
export interface Target {
  origin: string;
  slug: string;
  email: string;
  neighbours: readonly Neighbour[];
}
/** One attack: `strike` does it, bounded in count and time, and says in a line what it was answered. */
export interface Attack {
  readonly name: string;
  strike(target: Target): Promise<string>;
}
