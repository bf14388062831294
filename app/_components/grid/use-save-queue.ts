"use client";

import { TRPCClientError } from "@trpc/client";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useTRPCClient } from "@/app/_trpc/client";
import type { Unsent } from "@/domain/grid/save-queue";
import type { CellsRefused } from "@/server/records/cells";
import { BASE_ROW, rowOfId } from "@/domain/grid/row-id";
import { tellRecorded } from "../nav/recorded-event";
import type { QueueState } from "./queue-state";
import type { Answer } from "./save-answer";
import { type KnownRow, SaveQueue } from "./save-queue";
import { browserStore, waitingScopes } from "./unsent-store";

type Client = ReturnType<typeof useTRPCClient>;
export interface QueueScope {
  tenant: string;
  userId: string;
  /** A team's id, or "base". */
  of: string;
}

/** Rows as a page has read them, and when by the server's clock. */
export interface Reading {
  rows: readonly KnownRow[];
  readAt: Date;
}

// Outlives a page: what is being sent goes on while one steps to the next day.
const queues = new Map<string, SaveQueue>();

/** The queue of one person's edits for a team, the same on every page, and its state. */
export function useSaveQueue(scope: QueueScope, { rows, readAt }: Reading): { queue: SaveQueue; state: QueueState } {
  const client = useTRPCClient();
  const { tenant, userId, of } = scope;
  const [queue] = useState(() => {
    const found = queueOf(client, scope);
    found.attach(rows, readAt);
    return found;
  });
  const state = useSyncExternalStore(queue.subscribe, queue.state, queue.state);
  useEffect(() => {
    queue.attach(rows, readAt);
    queue.load();
  }, [queue, rows, readAt]);
  // What another team's page could not send before it was left waits for no visit there.
  useEffect(() => {
    for (const other of waitingScopes(`${tenant}:${userId}`))
      if (other !== of) queueOf(client, { tenant, userId, of: other }).load();
  }, [client, tenant, userId, of]);
  useEffect(() => {
    const again = () => queue.retry();
    const warn = (event: BeforeUnloadEvent) => {
      if (queue.state().unsent > 0) event.preventDefault();
    };
    window.addEventListener("online", again);
    window.addEventListener("beforeunload", warn);
    return () => {
      window.removeEventListener("online", again);
      window.removeEventListener("beforeunload", warn);
    };
  }, [queue]);
  return { queue, state };
}

function queueOf(client: Client, { tenant, userId, of }: QueueScope): SaveQueue {
  const name = `${tenant}:${userId}:${of}`;
  const found =
    queues.get(name) ??
    new SaveQueue({
      store: browserStore(name),
      now: () => new Date(),
      send: (row, cells) => send(client, { tenant, userId }, row, cells),
      later: (work, ms) => {
        const timer = setTimeout(work, ms);
        return () => clearTimeout(timer);
      },
    });
  // The server renders with a queue of nobody's; only a browser keeps one.
  if (typeof window !== "undefined") queues.set(name, found);
  return found;
}

async function send(
  client: Client,
  { tenant, userId }: { tenant: string; userId: string },
  row: string,
  cells: readonly Unsent[],
): Promise<Answer> {
  const { channel, start } = rowOfId(row);
  // Whoever typed it, whatever page sends it.
  const as = { context: { person: userId } };
  const typed = cells.map(({ measure, seen, typed: value }) => ({ measure, seen, typed: value }));
  try {
    const saved =
      channel === BASE_ROW
        ? await client.record.saveBaseCells.mutate({ tenant, start, cells: typed }, as)
        : await client.record.saveCells.mutate({ tenant, channelId: channel, start, cells: typed }, as);
    tellRecorded();
    return { kind: "saved", version: saved.version, values: saved.values, at: new Date(saved.at) };
  } catch (error) {
    return answerOf(error);
  }
}

interface Told {
  code?: string;
  key?: string;
  httpStatus?: number;
  detail?: CellsRefused;
}

function answerOf(error: unknown): Answer {
  const told = error instanceof TRPCClientError ? ((error.data ?? null) as Told | null) : null;
  if (!told?.code || (told.httpStatus ?? 500) >= 500 || told.code === "TOO_MANY_REQUESTS")
    return { kind: "unreachable" };
  if (told.code === "UNAUTHORIZED" && told.key !== "other_person") return { kind: "signed_out" };
  if (!told.detail) return { kind: "rejected", error };
  const { version, values, conflicts } = told.detail;
  return conflicts.length > 0 ? { kind: "conflict", version, values, conflicts } : { kind: "refused", version, values };
}
