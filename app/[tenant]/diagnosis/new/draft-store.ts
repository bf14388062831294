import { z } from "zod";
import { list, text } from "@/domain/bounds";
import { STATEMENT_IDS } from "@/domain/diagnosis/checklist";

const draftSchema = z.object({
  answers: list(z.boolean().nullable(), STATEMENT_IDS.length, STATEMENT_IDS.length),
  notes: z.partialRecord(z.enum([...STATEMENT_IDS, "run"]), text(1000)),
});
export type Draft = z.output<typeof draftSchema>;

// What this tab holds; the browser's store is its copy, which may be full, switched off or cleared.
const held = new Map<string, Draft | null>();
const listeners = new Set<() => void>();

/** The draft under a key; null when there is none, or none that can be read. */
export function readDraft(key: string): Draft | null {
  const known = held.get(key);
  if (known !== undefined) return known;
  const found = parse(stored(key));
  held.set(key, found);
  return found;
}

/** Keeps a draft, or forgets it (null). It survives a reload, and is in the other tabs of this browser as well. */
export function writeDraft(key: string, draft: Draft | null): void {
  held.set(key, draft);
  try {
    if (draft) localStorage.setItem(key, JSON.stringify(draft));
    else localStorage.removeItem(key);
  } catch {
    // Full or switched off: the draft lives as long as the tab.
  }
  for (const listener of listeners) listener();
}

export function subscribeDrafts(listener: () => void): () => void {
  const fromOtherTab = ({ key }: StorageEvent) => {
    if (key === null) held.clear();
    else held.delete(key);
    listener();
  };
  listeners.add(listener);
  window.addEventListener("storage", fromOtherTab);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", fromOtherTab);
  };
}

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function parse(text: string | null): Draft | null {
  if (text === null) return null;
  try {
    return draftSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
