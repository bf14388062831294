/** What was said about the demo companies when the server was started: --demo, --no-demo, nothing. */
export type DemoWish = "asked" | "refused" | "unsaid";

/** What one start knows: asked for, given, and how it speaks. */
export interface Run {
  root: string;
  port: number;
  dev: boolean;
  /** Gives the database's roles new passwords where another host's are in force. */
  newRoleSecrets?: boolean;
  demo: DemoWish;
  /** The environment this was started with, .env included. */
  env: Record<string, string | undefined>;
  report: (line: string) => void;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
}
