import { letterOf } from "../mail/letter";
import { sendNotice } from "../mail/post";
import { sendsMail } from "../mail/transport";
import { deviceName, deviceOf } from "./device";
import { letterReader, momentText, pageUrl } from "./letter-reader";
import type { Origin } from "./session";

/** Tells a person that somebody, they or another, has signed in from a device or network of which nothing is known. */
export async function sendNewSignIn(userId: string, { userAgent, network }: Origin, now: Date): Promise<void> {
  const reader = sendsMail() ? await letterReader(userId) : null;
  if (!reader) return;
  const values = { time: momentText(now, reader), device: deviceName(deviceOf(userAgent)) ?? "none", network };
  await sendNotice(
    reader.email,
    "newSignIn",
    letterOf({
      kind: "newSignIn",
      locale: reader.locale,
      values,
      link: pageUrl(reader.slug ? `/${reader.slug}/settings` : "/"),
    }),
    now,
  );
}
