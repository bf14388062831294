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
