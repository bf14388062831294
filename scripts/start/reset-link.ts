import { address as addressSchema } from "@/domain/bounds";
import { resetLink } from "@/server/auth/reset";
import { database } from "@/server/database";
import { prepare } from "./database";
import { publicAddress } from "./public-address";
import { authSecret } from "./secret";

/** Prints the link of an address on the database the server uses. Resolves to the exit code; 1 where nobody has the address. */
export async function printResetLink(root: string, given: string | undefined): Promise<number> {
  const address = addressSchema.safeParse(given ?? "");
  if (!address.success) return say("usage: npm run reset-link -- ADDRESS   (the address somebody signs in with)", 2);
  const port = Number(process.env.PORT || 3000);
  const run = {
    root,
    port,
    dev: false,
    demo: "refused" as const,
    env: { ...process.env },
    report: () => {},
    signal: new AbortController().signal,
  };
  const { urls, stop } = await prepare(run);
  try {
    Object.assign(process.env, {
      DATABASE_APP_URL: urls.appUrl,
      AUTH_SECRET: authSecret(run),
      AUTH_URL: publicAddress(process.env, port),
    });
    const { link, known } = await resetLink(address.data, new Date());
    await database().end();
    return known
      ? say(`${link}\nIt works once, within an hour. Pass it on to the owner of ${address.data} only.`, 0)
      : say(`Nobody signs in with ${address.data}.`, 1);
  } finally {
    await stop();
  }
}

function say(text: string, code: number): number {
  (code === 0 ? console.log : console.error)(text);
  return code;
}
