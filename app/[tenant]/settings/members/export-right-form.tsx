"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { FieldGroup } from "@/app/_components/ui/field";
import { Checkbox } from "@/app/_components/ui/inputs";
import { useTRPC } from "@/app/_trpc/client";
import type { Role } from "@/domain/role";
import { SaveLine } from "../save-line";

interface Props { tenant: string; exporters: readonly Role[]; roles: readonly { role: Role; name: string }[] }

export function ExportRightForm({ tenant, exporters, roles }: Props) {
  const [t, router] = [useTranslations("exportRight"), useRouter()];
  const [chosen, setChosen] = useState<readonly Role[]>(exporters);
  const save = useMutation(useTRPC().settings.setExporters.mutationOptions({ onSuccess: () => router.refresh() }));
  const seen = save.data?.exporters ?? exporters;
  const changed = roles.some(({ role }) => chosen.includes(role) !== seen.includes(role));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending) save.mutate({ tenant, exporters: [...chosen], replaces: [...seen] });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <FieldGroup label={t("roles")} hint={t("hint")}>
        {roles.map(({ role, name }) => (
          <Checkbox key={role} label={name} checked={chosen.includes(role)} onChange={({ target }) => setChosen(target.checked ? [...chosen, role] : chosen.filter((one) => one !== role))} />
        ))}
      </FieldGroup>
      <SaveLine busy={save.isPending} error={save.error} changed={changed} saved={save.isSuccess} />
    </form>
  );
}
