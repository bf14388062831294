import { afterAll, beforeAll, vi } from "vitest";
import { openMailbox } from "./testing-mailbox";
import { closeMail } from "./transport";

type Mailbox = Awaited<ReturnType<typeof openMailbox>>;

/** A mailbox to which the server's letters go while the tests of a file run. */
export function serverMailbox(): Pick<Mailbox, "all" | "to" | "refuse" | "next"> {
  let open: Mailbox;
  beforeAll(async () => {
    open = await openMailbox();
    vi.stubEnv("SMTP_URL", open.url);
  });
  afterAll(async () => {
    closeMail();
    await open.close();
  });
  return {
    all: () => open.all(),
    to: (address) => open.to(address),
    refuse: (on) => open.refuse(on),
    next: (address, count) => open.next(address, count),
  };
}
