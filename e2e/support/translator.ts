import type { Page } from "@playwright/test";
import { expect } from "./expect";

/**
 * Does to every page of this browser what a translator built into browsers does: text nodes are replaced by elements of
 * its own (Chrome: <font> in <font>), at once and whenever new text comes. What says translate="no" stays. The words
 * stay too, so that tests find them. Resolves to what goes wrong from now on.
 */
export async function translating(page: Page): Promise<string[]> {
  const broken: string[] = [];
  // 418: the translator came before React took up that part of the page. React then draws it anew, which is as well.
  const tell = (words: string) => {
    if (!words.includes("error #418")) broken.push(words);
  };
  page.on("pageerror", (error) => tell(String(error)));
  page.on("console", (message) => {
    if (/NotFoundError|removeChild|insertBefore|Minified React error/.test(message.text())) tell(message.text());
  });
  await page.addInitScript(() => {
    const LEFT = '[translate="no"], .notranslate, script, style, noscript, textarea, svg, title';
    const spoken = (node: Text) =>
      /\S/.test(node.data) &&
      node.parentElement !== null &&
      node.parentElement.tagName !== "FONT" &&
      node.parentElement.closest(LEFT) === null;
    const wrap = (node: Text, swap: boolean) => {
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      inner.textContent = node.data;
      outer.append(inner);
      if (!swap) return node.replaceWith(outer);
      // The other way translators take: theirs first, then ours away.
      node.parentNode?.insertBefore(outer, node);
      node.remove();
    };
    let count = 0;
    const translate = () => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found: Text[] = [];
      while (walker.nextNode()) if (spoken(walker.currentNode as Text)) found.push(walker.currentNode as Text);
      for (const node of found) wrap(node, (count += 1) % 2 === 0);
    };
    let waiting = false;
    const soon = () => {
      if (waiting) return;
      waiting = true;
      setTimeout(() => {
        waiting = false;
        translate();
      }, 0);
    };
    window.addEventListener("load", () =>
      setTimeout(() => {
        document.documentElement.classList.add("translated-ltr");
        new MutationObserver(soon).observe(document.body, { childList: true, characterData: true, subtree: true });
        soon();
      }, 300),
    );
  });
  return broken;
}

/** Waits until the page is translated. */
export const translated = (page: Page) =>
  expect.poll(() => page.evaluate(() => document.querySelectorAll("font > font").length)).toBeGreaterThan(3);
