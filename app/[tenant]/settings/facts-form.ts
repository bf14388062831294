"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import type { Settings } from "@/domain/tenants/settings";
import type { SettingsView } from "@/server/tenants/settings";

/** A form over some of the company's facts: the draft, what it differs in, and saving it over the state the admin saw. */
export function useFactsForm(tenant: string, { facts, version }: Pick<SettingsView, "facts" | "version">) {
  const router = useRouter();
  const [draft, setDraft] = useState<Settings>(facts);
  const save = useMutation(useTRPC().settings.save.mutationOptions({ onSuccess: () => router.refresh() }));
  // After a save the page brings the new version a moment later; until then the answer of the save is the truth.
  const current = save.data && save.data.version > version ? save.data.version : version;
  const seen = save.isSuccess && save.variables ? { ...facts, ...pickFacts(save.variables) } : facts;
  const changed = (Object.keys(facts) as (keyof Settings)[]).some(
    (key) => JSON.stringify(draft[key]) !== JSON.stringify(seen[key]),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending) save.mutate({ tenant, version: current, ...draft, name: draft.name.trim() });
  };
  const set = (change: Partial<Settings>) => setDraft((old) => ({ ...old, ...change }));
  return { draft, set, submit, line: { busy: save.isPending, error: save.error, changed, saved: save.isSuccess } };
}

const pickFacts = ({ tenant: _, version: __, ...facts }: Settings & { tenant: string; version: number }): Settings =>
  facts;
