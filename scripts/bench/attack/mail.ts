import { randomUUID } from "node:crypto";
import { visitor } from "../visitor";
import type { Attack } from "./attack";

const HEADERS = { "sec-fetch-site": "same-origin", "content-type": "application/json" };
const [LISTS, A_LIST] = [10, 90];

/**
 * A stranger signs up and at once invites nine hundred addresses, in lists and one by one. Once 641 letters went out in 14 s.
 * Where no mail is sent the invitations are made and no letter goes: then the line says so.
 */
export const mail: Attack = {
  name: "letters in a new company's name",
  async strike({ origin }) {
    const stranger = visitor(origin, "");
    const person = {
      name: "Win a prize",
      email: `mail-${randomUUID()}@bench.example`,
      password: "a long enough password",
      company: "Prize",
      locale: "en",
      teams: ["Support"],
      channels: [{ kind: "phone", name: "Phone", cadence: "day" }],
    };
    const post = (who: typeof stranger, path: string, input: object) =>
      who.get(`/api/trpc/${path}`, HEADERS, { method: "POST", body: JSON.stringify(input) });
    const link = await post(stranger, "account.signUp", { ...person, company: "https://evil.example" });
    const signedUp = await post(stranger, "account.signUp", person);
    stranger.close();
    const { slug } =
      (JSON.parse(signedUp.body.toString()) as { result?: { data?: { slug?: string | null } } }).result?.data ?? {};
    const cookie = signedUp.cookies
      .map((one) => one.split(";")[0] ?? "")
      .find((pair) => pair.includes("tenkan-session="));
    if (!slug || !cookie)
      return `a company called by a link: ${link.status}; signing up answered ${signedUp.status}, and founds nothing before its letter is read`;
    const founder = visitor(origin, cookie);
    const tally = { mailed: 0, unsent: 0, refused: 0 };
    const invite = async (count: number) => {
      const invitations = Array.from({ length: count }, () => ({
        id: randomUUID(),
        email: `${randomUUID()}@bench.example`,
      }));
      const { status, body } = await post(founder, "member.invite", {
        tenant: slug,
        role: "executive",
        teams: [],
        invitations,
      });
      const sent =
        status === 200
          ? (JSON.parse(body.toString()) as { result: { data: { mailed: boolean | null }[] } }).result.data
          : [];
      tally.mailed += sent.filter(({ mailed }) => mailed === true).length;
      tally.unsent += sent.filter(({ mailed }) => mailed !== true).length;
      tally.refused += count - sent.length;
    };
    for (let list = 0; list < LISTS; list += 1) await invite(A_LIST);
    for (let one = 0; one < A_LIST; one += 1) await invite(1);
    founder.close();
    return `a company called by a link: ${link.status}; of ${(LISTS + 1) * A_LIST} letters ${tally.mailed} were sent, ${tally.refused} refused, ${tally.unsent} made without a letter`;
  },
};
