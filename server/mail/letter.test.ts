import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import en from "@/messages/en/mail.json";
import ja from "@/messages/ja/mail.json";
import { type LetterKind, letterOf } from "./letter";
import { newStamp } from "./stamp";
import { openMailbox } from "./testing-mailbox";
import { closeMail, sendLetter, sendsMail } from "./transport";

type Mailbox = Awaited<ReturnType<typeof openMailbox>>;
let mailbox: Mailbox;
beforeAll(async () => void (mailbox = await openMailbox()));
afterAll(() => mailbox.close());

const SETTINGS = {
  DATABASE_APP_URL: "postgres://none@localhost/none",
  AUTH_SECRET: "a secret of tests, long enough to pass",
  AUTH_URL: "http://localhost:1",
};
beforeEach(() => {
  vi.resetModules();
  for (const [key, value] of Object.entries(SETTINGS)) vi.stubEnv(key, value);
});
afterEach(() => vi.unstubAllEnvs());

const VALUES = {
  inviter: "佐藤 花子",
  company: "A & B <Ltd>",
  role: "リーダー",
  until: "2026年12月6日",
  email: "a@b.example",
  time: "2026年11月29日 9:00",
  device: "Chrome",
  network: "192.0.2.1",
};
const LINK = "http://localhost:1/join/x/y?a=1&b=2";

test.each(["ja", "en"] as const)(
  "every letter says all it has to in %s, in plain text and in HTML without markup of its values",
  (locale) => {
    for (const kind of Object.keys((locale === "ja" ? ja : en).letter) as LetterKind[]) {
      const { subject, text, html } = letterOf({ kind, locale, values: VALUES, link: LINK });
      expect(subject, kind).not.toMatch(/[{}\n]|^$/);
      expect(text, kind).toContain(LINK);
      expect(`${text}${html}`, kind).not.toMatch(/\{|mail\.letter/);
      expect(html, kind).toContain("http://localhost:1/join/x/y?a=1&#38;b=2");
      expect(html, kind).not.toContain("<Ltd>");
    }
  },
);

test("a name with line ends adds no header", () => {
  const { subject } = letterOf({
    kind: "invitation",
    locale: "ja",
    values: { ...VALUES, inviter: "A\r\nBcc: all@b.example" },
    link: LINK,
  });
  expect(subject).toBe("A Bcc: all @ b. exampleさんから「A & B <Ltd>」への招待");
});

test("names of before they were held to carry no links are written so that nothing in them can be clicked", () => {
  const { subject, text, html } = letterOf({
    kind: "invitation",
    locale: "en",
    values: {
      ...VALUES,
      inviter: "win at https://evil.example/prize",
      company: "evil。com or pay@evil.example ｗｗｗ．evil.example",
    },
    link: LINK,
  });
  for (const part of [subject, text, html])
    expect(
      part.replaceAll(LINK, "").replaceAll("http://localhost:1/join/x/y?a=1&#38;b=2", "").replaceAll("a@b.example", ""),
    ).not.toMatch(/:\/\/|\w@\w|evil[.。．](com|example)/);
  expect(text).toContain("a@b.example");
});

test("a letter reaches a real mail server whole; refused or without a server it is not sent, and nothing is thrown", async () => {
  vi.stubEnv("SMTP_URL", mailbox.url);
  const letter = letterOf({ kind: "reset", locale: "ja", values: VALUES, link: LINK });
  const [{ sendLetter, sendsMail: sends, closeMail: close }, { newStamp }] = [
    await import("./transport"),
    await import("./stamp"),
  ];
  const send = (to: string, given: typeof letter) => sendLetter(newStamp([to]), to, given);
  expect(sends()).toBe(true);
  expect(await send("hana@letters.example", letter)).toBe(true);
  expect(await mailbox.next("hana@letters.example")).toMatchObject({
    subject: letter.subject,
    link: LINK,
    text: expect.stringContaining("1時間有効"),
  });
  const [used, ofAnother] = [newStamp(["hana@letters.example"]), newStamp(["taro@letters.example"])];
  expect(await sendLetter(used, "hana@letters.example", letter)).toBe(true);
  for (const stamp of [used, ofAnother, Object.freeze({}) as typeof used])
    await expect(sendLetter(stamp, "hana@letters.example", letter)).rejects.toThrow(/without a stamp/);
  mailbox.refuse(true);
  expect(await send("hana@letters.example", letter)).toBe(false);
  mailbox.refuse(false);
  close();
});

test("without SMTP_URL no mail is sent", async () => {
  vi.stubEnv("SMTP_URL", "");
  expect(sendsMail()).toBe(false);
  expect(
    await sendLetter(
      newStamp([]),
      "hana@letters.example",
      letterOf({ kind: "reset", locale: "en", values: VALUES, link: LINK }),
    ),
  ).toBe(false);
  closeMail();
});
