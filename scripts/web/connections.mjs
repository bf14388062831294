import { isIPv6 } from "node:net";

/** Requests of one connection that may wait for their answers: browsers send one after the other, proxies too. */
const PIPELINED = 16;

/** How many connections this process may hold: its files' limit, less what the product opens itself. */
export function connectionLimits(proxies) {
  const open = Number(process.report.getReport().userLimits?.open_files?.soft);
  const total = Math.max(64, Math.min(4_096, (Number.isFinite(open) ? open : 4_096 + SPARE) - SPARE));
  // Behind a proxy everybody comes from its address: it is the proxy's to bound them.
  return { total, perNetwork: proxies > 0 ? total : Math.ceil(total / 4) };
}
const SPARE = 256;

/**
 * Bounds the connections of a server, in all and of one network. When one too many comes, one that asks for nothing gives
 * way, the longest idle first; then one whose request does not end; then one that does not take its answer. A request
 * that is being worked on never does: the newcomer is refused. Returns how each request is noted.
 */
export function boundConnections(server, { total, perNetwork }) {
  const networks = new Map();
  const count = () => [...networks.values()].reduce((sum, { size }) => sum + size, 0);
  server.on("connection", (socket) => {
    const network = networkOf(socket.remoteAddress);
    const own = networks.get(network) ?? new Set();
    if (own.size >= perNetwork && !displace(own)) return socket.destroy();
    if (count() >= total && !displace(largest(networks))) return socket.destroy();
    const connection = { socket, reading: undefined, answers: new Set() };
    networks.set(network, own.add(connection));
    socket.bound = { connection, own };
    socket.once("close", () => {
      own.delete(connection);
      if (own.size === 0 && networks.get(network) === own) networks.delete(network);
    });
  });
  return {
    note,
    connections: () => [...networks.values()].flatMap((own) => [...own]),
  };
}

/** Notes a request until it is answered. False where its connection has too many open: it has been ended. */
function note(request, response) {
  const { connection, own } = request.socket.bound;
  if (connection.answers.size >= PIPELINED) {
    request.socket.destroy();
    return false;
  }
  connection.answers.add(response);
  connection.reading = { request, from: request.socket.bytesRead, ticks: 0 };
  response.once("close", () => {
    connection.answers.delete(response);
    // The last to have been of use stands last in the line of those that give way.
    if (own.delete(connection)) own.add(connection);
  });
  return true;
}

/** How readily a connection gives way: 0 first, 3 never. */
function rank({ reading, answers }) {
  if (reading && isIncomplete(reading.request)) return 1;
  if (answers.size === 0) return 0;
  return [...answers].every((answer) => answer.writableEnded) ? 2 : 3;
}

export const isIncomplete = (request) => !request.complete && !request.destroyed;

/** Ends the connection of a set that gives way first; false when none does. */
function displace(connections) {
  let chosen;
  for (const connection of connections) {
    if (rank(connection) < (chosen ? rank(chosen) : 3)) chosen = connection;
    if (chosen && rank(chosen) === 0) break;
  }
  if (!chosen) return false;
  // Now, not at its "close": the next newcomer may come before that.
  connections.delete(chosen);
  chosen.socket.destroy();
  return true;
}

const largest = (networks) => [...networks.values()].reduce((most, own) => (own.size > most.size ? own : most));

/** An IPv4 address, or the /64 of an IPv6 one, of which a single customer has all (as in server/auth/network.ts). */
export function networkOf(address = "") {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (!isIPv6(plain)) return plain;
  const [head = "", tail = ""] = plain.split("%")[0].split("::");
  const [before, after] = [head, tail].map((part) => part.split(":").filter(Boolean));
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => "0"), ...after]
    .slice(0, 4)
    .join(":");
}
