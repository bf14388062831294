import type { Run } from "./run";

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|::1|\[::1\])$/i;

/**
 * Whether the demo companies are made. Their passwords are public: not without being asked for by name where others may
 * reach the server, nor in a database of somebody's own. `why`: what the start says where they are left out unasked.
 */
export function wantsDemo({ demo, env }: Pick<Run, "demo" | "env">): { make: boolean; why: string | null } {
  if (demo !== "unsaid") return { make: demo === "asked", why: null };
  const reasons = [
    env.HOST && !LOOPBACK.test(env.HOST.trim()) ? `HOST=${env.HOST} opens the server to others` : "",
    env.DATABASE_URL ? "DATABASE_URL names a database of your own" : "",
  ].filter(Boolean);
  if (reasons.length === 0) return { make: true, why: null };
  return {
    make: false,
    why: `No demo companies: ${reasons.join(", and ")}, and their passwords are public. npm start -- --demo makes them all the same.`,
  };
}
