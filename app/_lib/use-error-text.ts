"use client";

import { TRPCClientError } from "@trpc/client";
import { useTranslations } from "next-intl";

interface Told { key?: string; params?: Record<string, string | number> }

/** A failed call in the reader's words: what happened and the way on. */
export function useErrorText(): (error: unknown) => string {
  const t = useTranslations("error");
  return (error) => {
    if (!(error instanceof TRPCClientError)) return t("unexpected");
    const { key, params } = (error.data ?? { key: "offline" }) as Told;
    return key && t.has(key) ? t(key, params) : t("unexpected");
  };
}
