import { visitor } from "../visitor";
import type { Attack } from "./attack";
import { dial, type Dialled, statuses } from "./dial";

const COUNT = 5_000;
const AT_ONCE = 200;
const PATIENCE_MS = 5_000;
const UPGRADE =
  "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: eA==\r\nSec-WebSocket-Version: 13\r\n\r\n";

/** Five thousand requests with Upgrade, none of which is ever hung up by the asker; then a page must answer. */
export const upgrades: Attack = {
  name: "upgrades",
  async strike({ origin }) {
    const person = visitor(origin, "");
    // Next begins to look for upgrades by itself at the first page.
    await person.page("/sign-in");
    const all: Dialled[] = [];
    let left = 0;
    for (let at = 0; at < COUNT; at += AT_ONCE) {
      const wave = Array.from({ length: AT_ONCE }, () => dial(origin, UPGRADE));
      const late = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS).unref());
      await Promise.race([Promise.all(wave.map(({ closed }) => closed)), late]);
      left += wave.filter(({ socket }) => !socket.destroyed).length;
      all.push(...wave);
      // Who holds sockets without end would only cost us the time.
      if (left >= 2 * AT_ONCE) break;
    }
    const { ms } = await person.page("/sign-in").finally(() => {
      person.close();
      for (const { socket } of all) socket.destroy();
    });
    return `${all.length} upgrades: ${statuses(all)}; ${left} sockets kept; then a page in ${Math.round(ms)} ms`;
  },
};
