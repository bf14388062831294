import { Agent, request } from "node:http";
import { PERSON_HEADER } from "@/domain/page-person";
import { PASSWORD } from "./world";

export interface Answer {
  status: number;
  body: Buffer;
  encoding: string | undefined;
  cookies: string[];
  location: string | undefined;
  ms: number;
}
interface Asked {
  method?: string;
  body?: string;
  headers?: Record<string, string>;
}
/** One person's browser: a connection kept alive and a cookie. */
export interface Visitor {
  readonly cookie: string;
  get(path: string, headers?: Record<string, string>, asked?: Asked): Promise<Answer>;
  /** A page as a browser asks for it. Throws unless it is answered with 200. */
  page(path: string): Promise<Answer>;
  /** A query or mutation of the API. Throws unless it is answered with 200. */
  query(path: string, input: unknown, headers?: Record<string, string>): Promise<Answer>;
  mutate<T>(path: string, input: unknown): Promise<T>;
  close(): void;
}

const SAME = { "sec-fetch-site": "same-origin" };
const BROWSER = { accept: "text/html", "accept-encoding": "gzip, deflate, br", "accept-language": "ja" };

/** Signs in over HTTP. Throws unless that is answered with a session. */
export async function signedIn(origin: string, email: string): Promise<Visitor> {
  const door = visitor(origin, "");
  const answer = await door.get(
    "/api/trpc/account.signIn",
    {},
    {
      method: "POST",
      body: JSON.stringify({ email, password: PASSWORD }),
      headers: { ...SAME, "content-type": "application/json" },
    },
  );
  door.close();
  const cookie = answer.cookies
    .map((line) => line.split(";")[0] ?? "")
    .find((pair) => pair.startsWith("tenkan-session="));
  if (answer.status !== 200 || !cookie)
    throw new Error(`sign-in of ${email} answered ${answer.status}: ${answer.body.toString().slice(0, 300)}`);
  const asked = visitor(origin, cookie);
  const { body } = await asked.query("account.person", {}, { [PERSON_HEADER]: "" });
  asked.close();
  return visitor(origin, cookie, (JSON.parse(body.toString()) as { result: { data: { id: string } } }).result.data.id);
}

/** Somebody with this cookie, on pages made for `person`; "" for a stranger. */
export function visitor(origin: string, cookie: string, person?: string): Visitor {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (
    path: string,
    headers: Record<string, string> = {},
    { method = "GET", body, headers: more = {} }: Asked = {},
  ) =>
    send(
      new URL(path, origin),
      {
        agent,
        method,
        headers: {
          ...(cookie ? { cookie } : {}),
          ...(person === undefined ? {} : { [PERSON_HEADER]: person }),
          ...headers,
          ...more,
        },
      },
      body,
    );
  const must = async (answer: Promise<Answer>, path: string) => {
    const { status, body } = await answer;
    if (status !== 200) throw new Error(`${path} answered ${status}: ${body.toString().slice(0, 300)}`);
    return answer;
  };
  return {
    cookie,
    get: ask,
    page: (path) => must(ask(path, BROWSER), path),
    query: (path, input, headers = {}) =>
      must(ask(`/api/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`, { ...SAME, ...headers }), path),
    async mutate<T>(path: string, input: unknown) {
      const { body } = await must(
        ask(`/api/trpc/${path}`, SAME, {
          method: "POST",
          body: JSON.stringify(input),
          headers: { "content-type": "application/json" },
        }),
        path,
      );
      return (JSON.parse(body.toString()) as { result: { data: T } }).result.data;
    },
    close: () => agent.destroy(),
  };
}

function send(
  url: URL,
  options: { agent: Agent; method: string; headers: Record<string, string> },
  body?: string,
): Promise<Answer> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request(url, options, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(parts),
          encoding: response.headers["content-encoding"],
          cookies: response.headers["set-cookie"] ?? [],
          location: response.headers.location,
          ms: performance.now() - began,
        }),
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
