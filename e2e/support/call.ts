import type { APIRequestContext, APIResponse } from "@playwright/test";
import { PERSON_HEADER } from "@/domain/page-person";

const OWN = { "sec-fetch-site": "same-origin" };
/** Whom a browser was signed in as when it last asked. */
const persons = new WeakMap<APIRequestContext, Record<string, string>>();

/** What our own pages send beside a call: from where it comes, and for whom the page was made, for whoever is signed in now. */
export async function ownHeaders(request: APIRequestContext, base = ""): Promise<Record<string, string>> {
  const answer = await request.get(`${base}/api/trpc/account.person`, { headers: { ...OWN, [PERSON_HEADER]: "" } });
  const { id } = ((await answer.json()) as { result?: { data: { id: string | null } } }).result?.data ?? { id: null };
  return { ...OWN, ...(id && { [PERSON_HEADER]: id }) };
}

/** Sends as a page of whoever is signed in; made anew where somebody else signed in meanwhile. */
export async function asPage(
  request: APIRequestContext,
  send: (headers: Record<string, string>) => Promise<APIResponse>,
  base = "",
): Promise<APIResponse> {
  const answer = await send(persons.get(request) ?? OWN);
  if (answer.status() !== 401 || !(await answer.text()).includes('"other_person"')) return answer;
  const headers = await ownHeaders(request, base);
  persons.set(request, headers);
  return send(headers);
}

/** One procedure over HTTP, as our own pages call it; resolves to its answer, or throws with the refusal's key. */
export async function call<T>(request: APIRequestContext, path: string, input: object, base = ""): Promise<T> {
  const response = await asPage(
    request,
    (headers) =>
      request.post(`${base}/api/trpc/${path}`, {
        headers: { ...headers, "content-type": "application/json" },
        data: input,
        timeout: 0,
      }),
    base,
  );
  const body = (await response.json()) as { result?: { data: T }; error?: { message: string } };
  if (!body.result) throw new Error(body.error?.message ?? `${response.status()}`);
  return body.result.data;
}

/** Reads one procedure as our pages do. */
export async function read<T>(request: APIRequestContext, path: string, input: object): Promise<T> {
  const response = await asPage(request, (headers) =>
    request.get(`/api/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`, { headers }),
  );
  return ((await response.json()) as { result: { data: T } }).result.data;
}
