import { createTransport, type Transporter } from "nodemailer";
import { env } from "@/env";
import { log } from "../log";
import type { Letter } from "./letter";
import { type Stamp, useStamp } from "./stamp";

// Kept on globalThis: `next dev` loads this module anew at each edit, and connections would pile up.
const kept = globalThis as { tenkanMail?: Transporter };

/** Whether this installation sends mail at all; without it links are passed on by hand. */
export const sendsMail = (): boolean => env().SMTP_URL !== "";

function transport(): Transporter {
  kept.tenkanMail ??= createTransport({
    url: env().SMTP_URL,
    pool: true,
    maxConnections: 3,
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 10_000,
  });
  return kept.tenkanMail;
}

/** Closes the connections to the mail server; the next letter opens them anew. */
export function closeMail(): void {
  kept.tenkanMail?.close();
  delete kept.tenkanMail;
}

/**
 * Hands a letter to the mail server, for a stamp (post.ts). False where none is set up or it refused; that is logged without address or text.
 * Never call it inside a transaction.
 */
export async function sendLetter(stamp: Stamp, to: string, { subject, text, html }: Letter): Promise<boolean> {
  if (!sendsMail()) return false;
  useStamp(stamp, to);
  try {
    await transport().sendMail({
      from: env().MAIL_FROM,
      to: { name: "", address: to },
      subject,
      text,
      html,
      headers: { "Auto-Submitted": "auto-generated" },
    });
    return true;
  } catch (error) {
    log().warn({ reason: reasonOf(error) }, "a letter was not taken by the mail server");
    return false;
  }
}

/** Sends without keeping the asker: how long it takes tells nobody whether there was anything to send. */
export function sendLater(stamp: Stamp, to: string, letter: Letter): void {
  sendLetter(stamp, to, letter).catch((error: unknown) =>
    log().error({ reason: error instanceof Error ? error.message : "unknown" }, "a letter was not sent"),
  );
}

/** The mail server's code, without what it quotes of the letter. */
function reasonOf(error: unknown): string {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  return [code, responseCode].filter((part) => part !== undefined).join(" ") || "unknown";
}
