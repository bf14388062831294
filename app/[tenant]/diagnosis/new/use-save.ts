"use client";

import { useMutation } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import type { FormView } from "@/server/diagnosis/diagnosis";
import type { useAnswers } from "./use-answers";

/** Saves the run and goes to its result. `conflict`: the version of one's own run that another window saved meanwhile. */
export function useSave(tenant: string, view: FormView, state: ReturnType<typeof useAnswers>) {
  const router = useRouter();
  const [conflict, setConflict] = useState<number | null>(null);
  const [leaving, setLeaving] = useState(false);
  const save = useMutation(
    useTRPC().diagnosis.save.mutationOptions({
      onSuccess: ({ date }) => {
        setLeaving(true);
        state.forget();
        router.push(`/${tenant}/diagnosis/${date}?team=${view.team.id}&saved=1`);
      },
      onError: (error) => setConflict(versionTold(error)),
    }),
  );
  const submit = (replaces: number | null = view.replaces) => {
    const answers = state.answers.filter((answer) => answer !== null);
    if (answers.length !== state.answers.length || save.isPending || leaving) return;
    setConflict(null);
    save.mutate({
      tenant,
      teamId: view.team.id,
      date: view.date,
      checklist: view.checklist,
      answers,
      notes: state.notes,
      replaces,
    });
  };
  return {
    submit,
    busy: save.isPending || leaving,
    leaving,
    error: conflict === null ? save.error : null,
    conflict,
    dismiss: () => setConflict(null),
  };
}

function versionTold(error: unknown): number | null {
  if (!(error instanceof TRPCClientError)) return null;
  const { key, detail } = (error.data ?? {}) as { key?: string; detail?: { version?: number } };
  return key === "already_diagnosed" ? (detail?.version ?? null) : null;
}
