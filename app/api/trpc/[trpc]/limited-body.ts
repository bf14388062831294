const MIB = 1024 * 1024;
/** Bytes of a request's body: a call of the import carries a file of 10 MiB, which JSON may nearly double. */
const LIMITS = { usual: MIB, import: 24 * MIB };

/** How much a request to this path may carry, in bytes. A file is read for people who are signed in only. */
export async function bodyLimit(pathname: string, isSignedIn: () => Promise<boolean>): Promise<number> {
  return /[/,]import\.\w+/.test(pathname) && (await isSignedIn()) ? LIMITS.import : LIMITS.usual;
}

/** The request with its body read, or null as soon as it proves longer than `limit` bytes, whatever its headers say. */
export async function limitedBody(request: Request, limit: number): Promise<Request | null> {
  if (!request.body) return request;
  if (Number(request.headers.get("content-length") ?? 0) > limit) return null;
  const parts: Uint8Array[] = [];
  let length = 0;
  for (const reader = request.body.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
    if (length > limit) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
  return new Request(request.url, { method: request.method, headers: request.headers, body: new Blob(parts as BlobPart[]), signal: request.signal });
}
