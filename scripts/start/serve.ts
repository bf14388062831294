import { prepare } from "./database";
import { buildIfChanged } from "./build";
import { fillDemo } from "./demo";
import { publicAddress } from "./public-address";
import { wantsDemo } from "./demo-wish";
import type { Run } from "./run";
import { authSecret } from "./secret";
import { startServer } from "./server";

/** Everything after the dependencies: database, build, demo, server. Resolves to the exit code once all has stopped. */
export async function serve(run: Run): Promise<number> {
  const database = await prepare(run);
  try {
    if (run.signal.aborted) return 0;
    const mode = run.dev ? "development" : "production";
    const env = serverEnv(run, {
      NODE_ENV: mode,
      DATABASE_APP_URL: database.urls.appUrl,
      AUTH_SECRET: authSecret(run),
    });
    if (!run.dev) await buildIfChanged(run, env);
    if (run.signal.aborted) return 0;
    const demo = wantsDemo(run);
    const welcome = demo.make ? await fillDemo(run, database.urls) : [];
    if (run.signal.aborted) return 0;
    const server = await startServer(run, env);
    if (server.up) {
      const reach = run.env.HOST ? [] : ["Only this machine can reach it; HOST=0.0.0.0 opens it to others."];
      console.log(
        [
          "",
          `Tenkan is at ${env.AUTH_URL}`,
          ...welcome.map((line) => `  ${line}`),
          ...(demo.why ? [demo.why] : []),
          ...reach,
          "Ctrl-C stops it.",
          "",
        ].join("\n"),
      );
    } else if (!run.signal.aborted) {
      run.report("The server has not answered so far; what it says above may tell why");
    }
    return await server.ended;
  } finally {
    await database.stop();
    if (run.signal.aborted) run.report("Stopped");
  }
}

function serverEnv({ env, port }: Run, own: Record<string, string>): Record<string, string | undefined> {
  // The server gets the app's role only; the owner's URL stays here.
  const { DATABASE_URL: _, ...rest } = env;
  return { ...rest, ...own, PORT: `${port}`, AUTH_URL: publicAddress(env, port), NEXT_TELEMETRY_DISABLED: "1" };
}
