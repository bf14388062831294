import type { Page } from "@playwright/test";

/** True of what the browser says when the content security policy stopped something. */
export const isOfPolicy = (text: string): boolean => /Content Security Policy|violates/i.test(text);

/** What the policy stopped on a page, and the errors nobody caught, from now on. */
export function broken(page: Page): string[] {
  const seen: string[] = [];
  page.on("console", (message) => {
    if (isOfPolicy(message.text())) seen.push(message.text());
  });
  page.on("pageerror", (error) => seen.push(String(error)));
  return seen;
}
