import { visitor } from "../visitor";
import type { Attack } from "./attack";

const HEADERS = { "sec-fetch-site": "same-origin", "content-type": "application/json" };
const LENGTHS = [10_000, 100_000, 1_000_000];
/** A letter, signs, a letter: what made the rule for passwords work with the square of the length. */
const password = (length: number) => `a${"!".repeat(length)}a`;

/** Bodies as long as a call may have, at the doors where anybody may try a password. Once 100 kB froze every tenant for 47 s. */
export const longPassword: Attack = {
  name: "a password as long as a body may be",
  async strike({ origin, slug }) {
    const stranger = visitor(origin, "");
    const person = {
      name: "Hana",
      email: "attack@bench.example",
      company: "Attack",
      locale: "ja",
      teams: ["Support"],
      channels: [{ kind: "phone", name: "Phone", cadence: "day" }],
    };
    const answers: string[] = [];
    for (const length of LENGTHS) {
      const long = password(length);
      const calls: readonly [path: string, input: object][] = [
        ["account.reset", { secret: "x".repeat(43), password: long }],
        ["account.signUp", { ...person, password: long }],
        ["account.signIn", { email: long, password: long }],
        ["invitation.accept", { slug, secret: "x".repeat(43), name: long, password: long, locale: "ja" }],
      ];
      for (const [path, input] of calls) {
        const { status } = await stranger.get(`/api/trpc/${path}`, HEADERS, {
          method: "POST",
          body: JSON.stringify(input),
        });
        answers.push(`${status}`);
      }
    }
    stranger.close();
    return `${answers.length} bodies of up to ${LENGTHS.at(-1)} characters were answered ${[...new Set(answers)].join(", ")}`;
  },
};
