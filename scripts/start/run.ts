/** What one start knows: asked for, given, and how it speaks. */
export interface Run {
  root: string;
  port: number;
  dev: boolean;
  demo: boolean;
  /** Gives the database's roles new passwords where another host's are in force. */
  newRoleSecrets?: boolean;
  /** The environment this was started with, .env included. */
  env: Record<string, string | undefined>;
  report: (line: string) => void;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
}
