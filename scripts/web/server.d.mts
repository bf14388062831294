import type { IncomingMessage, Server, ServerResponse } from "node:http";
export interface Limits {
  total: number;
  perNetwork: number;
  keepAliveMs: number;
  headersMs: number;
  requestMs: number;
  silenceMs: number;
  tickMs: number;
  graceTicks: number;
  bytesPerTick: number;
  requestsPerSocket: number;
}
export function createWebServer(
  handle: (request: IncomingMessage, response: ServerResponse) => unknown,
  options?: { proxies?: number; limits?: Partial<Limits> },
): Server;
