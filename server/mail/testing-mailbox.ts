import type { AddressInfo } from "node:net";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

export interface Received {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The first link of the text. */
  link: string;
}

/** A real SMTP server on a port of its own, keeping what it is given; nothing goes on from here. */
export async function openMailbox() {
  const received: Received[] = [];
  let refusing = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: (_address, _session, callback) =>
      callback(refusing ? Object.assign(new Error("No such mailbox"), { responseCode: 550 }) : null),
    onData(stream, session, callback) {
      simpleParser(stream).then(({ subject = "", text = "", html }) => {
        const link = /https?:\/\/\S+/.exec(text)?.[0] ?? "";
        for (const { address } of session.envelope.rcptTo)
          received.push({ to: address, subject, text, html: html || "", link });
        callback();
      }, callback);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  const to = (address: string) => received.filter((letter) => letter.to === address);
  return {
    /** For the setting SMTP_URL. */
    url: `smtp://127.0.0.1:${port}`,
    all: (): readonly Received[] => received,
    to,
    /** Refuses every address from now on, or takes them again. */
    refuse(on: boolean) {
      refusing = on;
    },
    /** The newest letter to an address once there are `count` of them. Throws after ten seconds without. */
    async next(address: string, count = 1): Promise<Received> {
      for (let waited = 0; waited < 10_000; waited += 50) {
        const letter = to(address).length >= count ? to(address).at(-1) : undefined;
        if (letter) return letter;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(
        `${to(address).length} letters to ${address} in ten seconds, not ${count}; others: ${received.map((one) => one.to).join(" ")}`,
      );
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
