import type { Encoding } from "@/domain/imports/encoding";
import type { Delimiter, ImportMapping } from "@/domain/imports/mapping";
import type { OnExisting } from "@/domain/imports/plan";

/**
 * An import on its way: the file itself and what was decided about it. Kept in the browser, so that a reload loses
 * nothing and nothing of an undecided file lies on the server.
 */
export interface Draft {
  /** Made once a file; the server imports it once. */
  key: string;
  name: string;
  bytes: Uint8Array;
  step: "map" | "check";
  /** Null: as found out. */
  layout: { encoding: Encoding | null; delimiter: Delimiter | null; headerRow: number | null };
  /** What a person changed of the mapping that was proposed. */
  choice: Partial<ImportMapping>;
  onExisting: OnExisting;
}

const STORE = "drafts";

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("tenkan-import", 1);
    request.onupgradeneeded = () => void request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function inStore<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  try {
    const db = await open();
    return await new Promise((resolve, reject) => {
      const request = work(db.transaction(STORE, mode).objectStore(STORE));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  } catch {
    // Private windows may refuse storage: the import still works, it only does not survive a reload.
    return undefined;
  }
}

/** The draft of this owner (tenant and member), or undefined. */
export const loadDraft = (owner: string) =>
  inStore<Draft | undefined>("readonly", (store) => store.get(owner) as IDBRequest<Draft | undefined>);
export const storeDraft = (owner: string, draft: Draft) => inStore("readwrite", (store) => store.put(draft, owner));
export const dropDraft = (owner: string) => inStore("readwrite", (store) => store.delete(owner));
