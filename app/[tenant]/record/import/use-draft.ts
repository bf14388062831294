"use client";

import { useCallback, useEffect, useState } from "react";
import { type Draft, dropDraft, loadDraft, storeDraft } from "./draft-store";

/** The member's draft: undefined while it is read, null when there is none. Every change is kept for a reload. */
export function useDraft(owner: string) {
  const [draft, setDraft] = useState<Draft | null | undefined>(undefined);
  useEffect(() => {
    let gone = false;
    void loadDraft(owner).then((found) => {
      if (!gone) setDraft(found ?? null);
    });
    return () => {
      gone = true;
    };
  }, [owner]);
  const save = useCallback(
    (next: Draft) => {
      setDraft(next);
      void storeDraft(owner, next);
    },
    [owner],
  );
  const clear = useCallback(() => {
    setDraft(null);
    void dropDraft(owner);
  }, [owner]);
  return { draft, save, clear };
}
