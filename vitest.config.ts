import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const alias = { "@": root };

// "unit" touches nothing outside the process; "database" runs on a real PostgreSQL of its own.
export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: [
            "domain/**/*.test.ts",
            "app/**/*.test.ts",
            "messages/**/*.test.ts",
            "scripts/**/*.test.ts",
            "env.test.ts",
          ],
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "database",
          include: ["db/**/*.test.ts", "server/**/*.test.ts"],
          globalSetup: ["db/testing/cluster.ts"],
          // next-auth imports "next/server" without its ending, which Node alone does not resolve.
          server: { deps: { inline: ["next-auth"] } },
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
