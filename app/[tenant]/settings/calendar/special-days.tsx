"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/app/_components/ui/badge";
import { Button } from "@/app/_components/ui/button";
import { Notice } from "@/app/_components/ui/notice";
import { Panel } from "@/app/_components/ui/panel";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";
import { addDays } from "@/domain/time/period";
import { rangeLabel } from "@/domain/time/label";
import { type DeclaredDay, declaredIn } from "@/domain/tenants/settings";
import type { Part } from "../settings-view";
import { type SpecialSpan, spansOf } from "./spans";
import { SpecialDaysForm } from "./special-days-form";

/** Days on which the company closes although it usually works, or works although it usually does not. */
export function SpecialDays({ tenant, view, locale }: Part) {
  const t = useTranslations("settings");
  const [[adding, done], setState] = useState<[boolean, string]>([false, ""]);
  const { ahead, past } = spansOf(view.special, view.today);
  const line = (span: SpecialSpan) => (
    <Line
      key={span.from}
      tenant={tenant}
      span={span}
      special={view.special}
      label={rangeLabel(span, locale)}
      editable={view.mayWrite}
      onDone={(told) => setState([false, told])}
    />
  );
  return (
    <Panel
      title={t("special")}
      aside={view.mayWrite && <Button onClick={() => setState([true, ""])}>{t("addSpecial")}</Button>}
    >
      <p role="status" className="mb-2 text-small text-better empty:hidden">
        {done}
      </p>
      {ahead.length === 0 && (
        <p className="text-small leading-loose text-ink-2">{t(past.length > 0 ? "specialNoneAhead" : "specialNone")}</p>
      )}
      <ul className="divide-y divide-hairline">{ahead.map(line)}</ul>
      {past.length > 0 && (
        <details className="mt-3">
          <summary className="cursor-pointer text-small text-ink-2">{t("specialPast", { count: past.length })}</summary>
          <ul className="divide-y divide-hairline">{past.map(line)}</ul>
        </details>
      )}
      {adding && (
        <SpecialDaysForm
          tenant={tenant}
          today={view.today}
          special={view.special}
          onClose={(told) => setState([false, told ?? ""])}
        />
      )}
    </Panel>
  );
}

function Line({
  tenant,
  span,
  special,
  label,
  editable,
  onDone,
}: {
  tenant: string;
  span: SpecialSpan;
  special: readonly DeclaredDay[];
  label: string;
  editable: boolean;
  onDone: (told: string) => void;
}) {
  const [t, errorText, router] = [useTranslations("settings"), useErrorText(), useRouter()];
  const remove = useMutation(
    useTRPC().settings.removeSpecialDays.mutationOptions({
      onSuccess: () => {
        router.refresh();
        onDone(t("specialRemoved", { name: span.name }));
      },
    }),
  );
  const [from, last] = [span.from, addDays(span.until, -1)];
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 text-small">
      <span className="min-w-0 flex-1 leading-normal">
        <span className="block break-words">{span.name}</span>
        <span className="num block text-note text-ink-3">{label}</span>
      </span>
      <Badge>{t(`specialKind.${span.kind}`)}</Badge>
      {editable && (
        <Button
          variant="plain"
          busy={remove.isPending}
          aria-label={t("removeSpecialOf", { name: span.name })}
          onClick={() => remove.mutate({ tenant, from, last, replaces: declaredIn(special, from, last) })}
        >
          {t("removeSpecial")}
        </Button>
      )}
      {remove.error && <Notice tone="error">{errorText(remove.error)}</Notice>}
    </li>
  );
}
