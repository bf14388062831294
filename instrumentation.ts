/** Next calls this once, before the first request: what is unsafe to run with is refused here (SECURITY 2, 25). */
export async function register(): Promise<void> {
  // The bundler fills this in: what it makes for its edge runtime, which we do not use, stays empty.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { boot } = await import("./server/boot");
    await boot();
  }
}
