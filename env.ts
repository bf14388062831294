import { z } from "zod";
import { weaknessOfSecret } from "@/domain/secret-strength";

function strong(secret: string, context: z.RefinementCtx): void {
  const why = weaknessOfSecret(secret);
  if (why !== null) context.addIssue({ code: "custom", message: `${why}: openssl rand -base64 33 makes a good one` });
}

/** Every setting the running server reads. `.env.example` lists the same keys; scripts/start/env.test.ts compares them. */
const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  DATABASE_APP_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_POOLER: z.enum(["none", "transaction"]).default("none"),
  DATABASE_POOL_MAX: z.coerce.number().int().min(1).max(100).default(10),
  AUTH_SECRET: z.string().min(32).max(1000).superRefine(strong),
  AUTH_URL: z.url({ protocol: /^https?$/ }),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  SIGN_UPS_PER_HOUR: z.coerce.number().int().min(0).default(20),
  SMTP_URL: z.union([z.literal(""), z.url({ protocol: /^smtps?$/ })]).default(""),
  MAIL_FROM: z.string().trim().min(3).max(300).default("Tenkan <no-reply@localhost>"),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).default("info"),
});

export type Env = z.infer<typeof schema>;
export const ENV_KEYS = Object.keys(schema.shape);

let parsed: Env | undefined;

/** The settings, parsed once. Throws an error naming each bad key (never its value). */
export function env(): Env {
  if (parsed) return parsed;
  const result = schema.safeParse(process.env);
  if (!result.success) {
    const keys = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`Bad settings (see .env.example)\n  ${keys.join("\n  ")}`);
  }
  parsed = result.data;
  return parsed;
}
