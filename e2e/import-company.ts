import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type APIRequestContext, type APIResponse, expect as patient, type Page } from "@playwright/test";
import { PERSON_HEADER } from "@/domain/page-person";

/** A file is read, compared with every record and written: a busy machine takes its time, and no test here is about speed. */
export const expect = patient.configure({ timeout: 60_000 });

export const SHARED = process.env.TENKAN_SHARED ?? join(process.cwd(), "..", "shared");
export const realFile = (name: string) => join(SHARED, "data", name);
export const hasShared = existsSync(realFile("expected_values.json"));

/** What an independent program computed from the real files. */
export function expectedOf(name: string): Record<string, number> {
  return (
    (JSON.parse(readFileSync(realFile("expected_values.json"), "utf8")) as Record<string, Record<string, number>>)[
      name
    ] ?? {}
  );
}

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

let made = 0;

/** A company of its own with one team, a phone and a mailbox; its founder is signed in. Resolves to the slug. */
export async function newCompany(
  request: APIRequestContext,
  mark: string,
  locale: "ja" | "en" = "ja",
  email = `${mark}-${process.pid}-${made++}@import.example`,
): Promise<string> {
  const { slug } = await call<{ slug: string }>(request, "account.signUp", {
    name: "佐藤 花子",
    email,
    password: "a long enough password",
    company: "こもれび商店",
    locale,
    teams: ["お客様サポート"],
    channels: [
      { kind: "phone", name: "電話", cadence: "day" },
      { kind: "email", name: "メール", cadence: "day" },
    ],
  });
  return slug;
}

/** The exact number behind a figure on the page, and what a reader sees. */
export async function figure(page: Page, id: string): Promise<{ value: number; shown: string }> {
  const data = page.getByTestId(id);
  await expect(data).toBeVisible();
  return { value: Number(await data.getAttribute("value")), shown: (await data.innerText()).replace(/\s/g, "") };
}

/** What axe finds on the page, by rule and place; an empty list is the aim. */
export async function axeFinds(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(join(process.cwd(), "node_modules", "axe-core", "axe.min.js"), "utf8"));
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: (where: Document) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run(document);
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
  });
}
