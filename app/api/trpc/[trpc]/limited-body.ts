import { admitUpload, busy, unpacked } from "@/server/imports/long-body";

const MIB = 1024 * 1024;
/** Bytes of a request's body: a call of the import carries a file of 10 MiB, which JSON may nearly double. */
const LIMITS = { usual: MIB, import: 24 * MIB };

/** A request that may be answered, and what to call once it has been. */
export interface Limited {
  request: Request;
  done(): void;
}
const nothing = () => {};

/**
 * The request with its body read, or null as soon as that proves too long, whatever its headers say. More than the usual is
 * read of calls of the import by people who are signed in (`person`), a few at a time; a worker parses it (server/heavy).
 */
export async function limitedBody(request: Request, person: () => Promise<string | null>): Promise<Limited | null> {
  if (!request.body) return { request, done: nothing };
  const mayBeLong = /[/,]import\.\w+/.test(new URL(request.url).pathname);
  if (Number(request.headers.get("content-length") ?? 0) > (mayBeLong ? LIMITS.import : LIMITS.usual)) return null;
  const body = reading(request.body);
  const { url, method, headers, signal } = request;
  if (await body.endsWithin(LIMITS.usual))
    return { request: new Request(url, { method, headers, body: new Blob([body.bytes()]), signal }), done: nothing };
  const owner = mayBeLong ? await person() : null;
  if (owner !== null) return longBody(request, body, owner);
  await body.cancel();
  return null;
}

/** The rest of a call of the import: null where it is longer than that may be; where too many come in, tRPC says so. */
async function longBody(request: Request, body: Body, owner: string): Promise<Limited | null> {
  const leave = admitUpload(owner);
  if (leave === null) {
    await body.cancel();
    return { request: withJson(request, () => Promise.reject(busy())), done: nothing };
  }
  try {
    if (await body.endsWithin(LIMITS.import))
      return { request: withJson(request, () => unpacked(body.bytes(), owner)), done: leave };
    await body.cancel();
    leave();
    return null;
  } catch (error) {
    leave();
    throw error;
  }
}

/** tRPC asks for the JSON once it has found the procedure and knows that the person may call it. */
const withJson = ({ url, method, headers, signal }: Request, json: () => Promise<unknown>): Request =>
  Object.defineProperty(new Request(url, { method, headers, signal }), "json", { value: json });

type Body = ReturnType<typeof reading>;

/** A body as it comes in. `endsWithin` reads on, and tells whether it was over before it was longer than so many bytes. */
function reading(stream: ReadableStream<Uint8Array>) {
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  return {
    async endsWithin(limit: number): Promise<boolean> {
      while (length <= limit) {
        const { done, value } = await reader.read();
        if (done) return true;
        length += value.byteLength;
        parts.push(value);
      }
      return false;
    },
    bytes(): Uint8Array<ArrayBuffer> {
      const whole = new Uint8Array(length);
      let at = 0;
      for (const part of parts.splice(0)) {
        whole.set(part, at);
        at += part.byteLength;
      }
      return whole;
    },
    cancel: () => reader.cancel(),
  };
}
