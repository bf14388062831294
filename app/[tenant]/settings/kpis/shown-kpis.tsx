"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { GuideLink } from "@/app/_components/nav/guide-link";
import { FieldGroup } from "@/app/_components/ui/field";
import { Checkbox } from "@/app/_components/ui/inputs";
import { Panel } from "@/app/_components/ui/panel";
import { useTRPC } from "@/app/_trpc/client";
import { KPI_GROUPS, KPI_IDS, kpisOf } from "@/domain/kpi/kpi";
import type { Part } from "../settings-view";
import { SaveLine } from "../save-line";

/** Which KPIs the company wants to see. What is recorded stays; a hidden one comes back whole. */
export function ShownKpis({ tenant, view }: Part) {
  const [t, ledger, kpi, router] = [
    useTranslations("settings"),
    useTranslations("ledger"),
    useTranslations("kpi"),
    useRouter(),
  ];
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set(view.hiddenKpis));
  const save = useMutation(useTRPC().settings.saveShownKpis.mutationOptions({ onSuccess: () => router.refresh() }));
  const seen = new Set<string>(save.isSuccess ? save.variables.hidden : view.hiddenKpis);
  const changed = KPI_IDS.some((id) => hidden.has(id) !== seen.has(id));
  const toggle = (id: string, shown: boolean) =>
    setHidden((old) => new Set(shown ? [...old].filter((one) => one !== id) : [...old, id]));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending)
      save.mutate({
        tenant,
        version: save.data?.version ?? view.version,
        hidden: KPI_IDS.filter((id) => hidden.has(id)),
      });
  };
  return (
    <Panel title={t("shown")} note={t("shownCount", { shown: KPI_IDS.length - hidden.size, all: KPI_IDS.length })}>
      <p className="mb-3 max-w-3xl text-small leading-loose text-ink-2">{t("shownText")}</p>
      <form onSubmit={submit} className="flex flex-col gap-4">
        {KPI_GROUPS.map((group) => (
          <FieldGroup key={group} label={<span className="font-semibold text-ink">{ledger(group)}</span>}>
            <div className="grid gap-x-6 sm:grid-cols-2 xl:grid-cols-3">
              {kpisOf(group).map(({ id }) => (
                <div key={id} className="flex items-center gap-1.5">
                  <Checkbox
                    label={kpi(id)}
                    disabled={!view.mayWrite}
                    checked={!hidden.has(id)}
                    onChange={({ target }) => toggle(id, target.checked)}
                  />
                  <GuideLink topic={`kpi:${id}`} />
                </div>
              ))}
            </div>
          </FieldGroup>
        ))}
        {view.mayWrite && (
          <SaveLine busy={save.isPending} error={save.error} changed={changed} saved={save.isSuccess} />
        )}
      </form>
    </Panel>
  );
}
