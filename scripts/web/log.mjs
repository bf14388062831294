/*
 * Next prints what goes wrong with its whole stack, also for what any stranger's request can cause. The log is one JSON
 * line an event (server/log.ts): what Next prints becomes one, without the stack; what has been told there is not repeated.
 */
export function logInLines() {
  for (const [method, level] of [
    ["error", 50],
    ["warn", 40],
  ]) {
    const print = console[method].bind(console);
    console[method] = (...said) => {
      const error = said.find((one) => one instanceof Error);
      if (!error && !said.some(isStack)) return print(...said);
      if (isTold(error) || hasGone(error)) return;
      const { name, message, digest } = error ?? { name: "Error", message: said.find(isStack) };
      console.log(JSON.stringify({ level, time: Date.now(), name, reason: firstLine(message), digest, msg: "next" }));
    };
  }
}

const isStack = (one) => typeof one === "string" && /\n[ \t]{1,20}at /.test(one);
const firstLine = (text) => String(text).split("\n")[0].slice(0, 300);
/** Whoever asked hung up: nobody waits for an answer, and there is nothing to mend. */
const hasGone = (error) => error?.code === "ECONNRESET" && error.message === "aborted";
/** The digest server/fault.ts sets once an error is in the log, under its own number. */
const isTold = (error) => /^(unexpected|database_unavailable|database_unprepared|busy|held):/.test(error?.digest ?? "");
