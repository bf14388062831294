"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { monthName } from "@/app/_components/time/month-name";
import { Button } from "@/app/_components/ui/button";
import { Notice } from "@/app/_components/ui/notice";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";
import { localeOf } from "@/domain/format/number";

/** Whether the sums on all pages are those of the records; what is not is made anew and named. */
export function SumsCheck({ tenant }: { tenant: string }) {
  const [t, errorText, router, locale] = [useTranslations("sums"), useErrorText(), useRouter(), localeOf(useLocale())];
  const check = useMutation(
    useTRPC().record.restoreSums.mutationOptions({
      onSuccess: ({ restored }) => {
        if (restored.length > 0) router.refresh();
      },
    }),
  );
  const months = check.data?.months ?? 0;
  const restored = check.data?.restored ?? [];
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-3xl text-small leading-loose text-ink-2">{t("text")}</p>
      {check.error && <Notice tone="error">{errorText(check.error)}</Notice>}
      <div className="flex flex-wrap items-center gap-3">
        <Button busy={check.isPending} onClick={() => check.mutate({ tenant })}>
          {t("check")}
        </Button>
        <p role="status" className="text-small text-ink-2 empty:hidden">
          {!check.isSuccess ? "" : t(restored.length === 0 ? "same" : "restored", { months, count: restored.length })}
        </p>
      </div>
      {restored.length > 0 && (
        <ul className="list-disc pl-5 text-small text-ink-2">
          {restored.map(({ team, channel, month }) => (
            <li key={`${team}/${channel}/${month}`}>
              {t("month", { team, channel, month: monthName(month, locale) })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
