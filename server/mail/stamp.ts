/** Permission to send to some addresses. post.ts makes them, after counting; transport.ts sends nothing without one. */
export interface Stamp {
  readonly stamp: unique symbol;
}

const made = new WeakMap<Stamp, Set<string>>();

/** One letter to each of these. Only post.ts calls it (server/closed-world/scopes.test.ts). */
export function newStamp(addresses: readonly string[]): Stamp {
  const stamp = Object.freeze({}) as Stamp;
  made.set(stamp, new Set(addresses));
  return stamp;
}

/** Uses a stamp for an address. Throws where it is none of its, or used already: a sender that was not counted. */
export function useStamp(stamp: Stamp, address: string): void {
  if (!made.get(stamp)?.delete(address)) throw new Error("A letter without a stamp: ask server/mail/post.ts for one");
}
