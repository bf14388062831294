import { signedIn } from "../visitor";
import type { Attack } from "./attack";

const ASKED = { delimiter: null, headerRow: null, placeColumns: null, channelId: null };
const MIB = 1024 * 1024;
const FILES: Readonly<Record<string, string>> = {
  "line ends": "\n".repeat(10 * MIB),
  commas: ",".repeat(10 * MIB),
  quotes: '"'.repeat(10 * MIB),
  "one unclosed quote": `a,b\n"${"x,y\n".repeat(2.5 * MIB)}`,
  "one cell": `a,b\n${"x".repeat(10 * MIB - 8)}`,
};

/** Files of 10 MiB that are nothing but line ends, commas, quotes …, one after the other, by one who is signed in. */
export const lineEnds: Attack = {
  name: "files of 10 MiB of line ends, commas, quotes",
  async strike({ origin, slug, email }) {
    const person = await signedIn(origin, email);
    const answers: string[] = [];
    for (const [name, text] of Object.entries(FILES)) {
      const { status, ms } = await post(person, "import.inspect", { tenant: slug, text, ...ASKED });
      answers.push(`${name} ${status} in ${Math.round(ms)} ms`);
    }
    // No file at all, but JSON of many small things.
    const { status, ms } = await post(
      person,
      "import.inspect",
      Array.from({ length: 3 * MIB }, () => ({})),
    );
    person.close();
    return [...answers, `3 million empty objects ${status} in ${Math.round(ms)} ms`].join("; ");
  },
};

const post = (person: Awaited<ReturnType<typeof signedIn>>, path: string, input: unknown) =>
  person.get(
    `/api/trpc/${path}`,
    { "sec-fetch-site": "same-origin" },
    { method: "POST", body: JSON.stringify(input), headers: { "content-type": "application/json" } },
  );
