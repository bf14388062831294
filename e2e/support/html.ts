import type { APIRequestContext } from "@playwright/test";

/** A page as the server writes it, without a browser: where it was led to, and its markup. */
export async function written(request: APIRequestContext, path: string): Promise<{ url: string; html: string }> {
  const answer = await request.get(path);
  return { url: answer.url(), html: await answer.text() };
}

/** What the buttons in the page's main part are called. */
export const buttonsIn = (html: string): string[] =>
  [...(/<main\b[\s\S]*<\/main>/.exec(html)?.[0].matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/g) ?? [])].map(
    ([, attributes = "", inside = ""]) =>
      `${/aria-label="([^"]*)"/.exec(attributes)?.[1] ?? ""} ${inside.replace(/<[^>]*>/g, "")}`.trim(),
  );

/** What the card of a KPI says, by its name; empty where it is not there. */
export const cardIn = (html: string, name: string): string =>
  html
    .split(/<li\b/)
    .filter((part) => new RegExp(`<h\\d[^>]*>(<[^>]*>)*${name}<`).test(part))
    .map((part) => (part.split("</li>")[0] ?? "").replace(/^[^>]*>|<[^>]*>/g, ""))
    .join("\n");
