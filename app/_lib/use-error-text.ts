"use client";

import { TRPCClientError } from "@trpc/client";
import { useTranslations } from "next-intl";

interface Told { key?: string; params?: Record<string, string | number>; requestId?: string | null }

/** A failed call in the reader's words: what happened and the way on. */
export function useErrorText(): (error: unknown) => string {
  const t = useTranslations("error");
  return (error) => {
    if (!(error instanceof TRPCClientError)) return t("unexpected");
    const { key, params, requestId } = (error.data ?? { key: "offline" }) as Told;
    if (key && key !== "unexpected" && t.has(key)) return t(key, params);
    // The number's beginning is enough to find it in the log, and short enough to read out.
    return requestId ? t("unexpected_number", { number: requestId.slice(0, 8) }) : t("unexpected");
  };
}
