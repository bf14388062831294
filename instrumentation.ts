/** Next calls this once, before the first request: what is unsafe to run with is refused here (SECURITY 2, 25). */
export async function register(): Promise<void> {
  const { boot } = await import("./server/boot");
  await boot();
}
