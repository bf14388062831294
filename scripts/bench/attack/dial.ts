import { connect, type Socket } from "node:net";

export interface Dialled {
  socket: Socket;
  heard(): string;
  /** Resolves once the other side has hung up. */
  closed: Promise<void>;
}

/** A connection that says `words` and nothing more. What the attack is refused with is its answer: errors are none. */
export function dial(origin: string, words: string): Dialled {
  const { hostname, port } = new URL(origin);
  let heard = "";
  const socket = connect(Number(port), hostname);
  socket
    .on("data", (data: Buffer) => (heard += data.toString("latin1")))
    .on("error", () => {})
    .on("end", () => socket.end());
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  socket.write(words);
  return { socket, heard: () => heard, closed };
}

/** How often each status came; "none" where nothing was said. */
export function statuses(answers: readonly Dialled[]): string {
  const counts = new Map<string, number>();
  for (const { heard } of answers) {
    const status = heard().split(" ")[1] ?? "none";
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return [...counts].map(([status, count]) => `${status} x ${count}`).join(", ");
}
