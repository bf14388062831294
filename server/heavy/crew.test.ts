import { describe, expect, test } from "vitest";
import { createCrew } from "./crew";
import { startThread } from "./thread";

/** A worker of the test's own, which does to a thread what a bad file may. */
const CODE = `
  const { parentPort, threadId } = require("node:worker_threads");
  parentPort.on("message", ({ kind, input, answer }) => {
    const done = (result) => parentPort.postMessage({ kind: "done", result });
    if (kind === "told") return done(answer + " to " + threadId);
    if (kind === "dropped") return parentPort.postMessage({ kind: "failed", name: "Error", message: "dropped" });
    if (input === "forever") for (;;);
    if (input === "memory") for (const all = []; ;) all.push(new Array(1000).fill(all.length));
    if (input === "die") process.exit(3);
    if (input === "refuse") return parentPort.postMessage({ kind: "refused", code: "UNPROCESSABLE_CONTENT", key: "import_no_rows", params: {} });
    if (input === "ask") return parentPort.postMessage({ kind: "asks", question: "what" });
    done(threadId);
  });`;
const SMALL = { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 8 };
const LINE = { atOnce: 1, ofOnePerson: 9, ofOneTenant: 9, ofAll: 9, patienceMs: 600_000 };
const crewOf = (longestMs = 600_000, idleMs = 600_000) =>
  createCrew({ line: LINE, longestMs, idleMs, start: async () => startThread({ code: CODE, eval: true }, SMALL) });
const ME = { person: "me" };

type Crew = ReturnType<typeof crewOf>;
const ask = async (
  { hold }: Crew,
  input: string,
  answer: (question: unknown) => Promise<unknown> = () => Promise.reject(new Error("asked")),
) => {
  const held = await hold("task", input, ME);
  return held.finish(answer).finally(() => held.release());
};

describe("worker threads", () => {
  test("what runs too long is ended, and the next one is served by another thread", async () => {
    const crew = crewOf(300);
    await expect(ask(crew, "forever")).rejects.toMatchObject({ key: "heavy_too_long" });
    expect(crew.length()).toBe(0);
    // A slow machine may need several tries to begin within the limit.
    await expect.poll(() => ask(crew, "x").catch((error: unknown) => error), { timeout: 25_000 }).toBeTypeOf("number");
  });

  test("what takes too much memory is ended alone; what ends by itself is a failure, not silence", async () => {
    const crew = crewOf();
    await expect(ask(crew, "memory")).rejects.toMatchObject({ code: "PAYLOAD_TOO_LARGE", key: "heavy_too_large" });
    await expect(ask(crew, "die")).rejects.toThrow("the worker thread ended");
    expect(await ask(crew, "x")).toBeTypeOf("number");
    expect([crew.length(), crew.idle()]).toEqual([0, 1]);
  });

  test("a thread serves one after the other; a refusal crosses with its key and costs no thread", async () => {
    const crew = crewOf();
    const first = await ask(crew, "x");
    await expect(ask(crew, "refuse")).rejects.toMatchObject({ code: "UNPROCESSABLE_CONTENT", key: "import_no_rows" });
    expect(await ask(crew, "ask", async (question) => `${String(question)} answered`)).toBe(
      `what answered to ${String(first)}`,
    );
    expect(await Promise.all([ask(crew, "x"), ask(crew, "x")])).toEqual([first, first]);
  });

  test("a question that nobody could answer frees the thread for others", async () => {
    const crew = crewOf();
    const first = await ask(crew, "x");
    await expect(ask(crew, "ask", () => Promise.reject(new Error("the database is away")))).rejects.toThrow(
      "the database is away",
    );
    await expect.poll(() => crew.idle()).toBe(1);
    expect(await ask(crew, "x")).toBe(first);
  });

  test("work whose asker has gone is ended: its answer must not be taken for the next one's", async () => {
    const crew = crewOf();
    const held = await crew.hold("task", "ask", ME);
    const gone = held
      .finish(async () => {
        setImmediate(held.release);
        return new Promise((resolve) => setImmediate(resolve, "late"));
      })
      .catch((error: unknown) => error);
    await gone;
    expect(await ask(crew, "x")).toBeTypeOf("number");
  });

  test("one with nothing to do goes", async () => {
    const crew = crewOf(600_000, 20);
    await ask(crew, "x");
    await expect.poll(() => crew.idle()).toBe(0);
  });
});
