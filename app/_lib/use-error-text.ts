"use client";

import { useTranslations } from "next-intl";

interface Told {
  key?: string;
  params?: Record<string, string | number>;
  requestId?: string | null;
}

/** A failed call in the reader's words: what happened and the way on. */
export function useErrorText(): (error: unknown) => string {
  const t = useTranslations("error");
  return (error) => {
    const told = toldBy(error);
    if (!told) return t("unexpected");
    const { key, params, requestId } = told;
    if (key && key !== "unexpected" && t.has(key)) return t(key, params);
    // The number's beginning is enough to find it in the log, and short enough to read out.
    return requestId ? t("unexpected_number", { number: requestId.slice(0, 8) }) : t("unexpected");
  };
}

const OFFLINE: Told = { key: "offline" };
/** What the server told; by name and not by class, so that the doors need not load the client for it. A script that did not come is a line that is down. */
function toldBy(error: unknown): Told | null {
  if (!(error instanceof Error)) return null;
  if (error.name === "ChunkLoadError") return OFFLINE;
  return error.name === "TRPCClientError" ? ((error as { data?: Told | null }).data ?? OFFLINE) : null;
}
