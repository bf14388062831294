"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { FieldGroup } from "@/app/_components/ui/field";
import { Checkbox } from "@/app/_components/ui/inputs";
import { Notice } from "@/app/_components/ui/notice";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";
import type { Role } from "@/domain/members/role";

interface Props {
  tenant: string;
  exporters: readonly Role[];
  roles: readonly { role: Role; name: string }[];
}

export function ExportRightForm({ tenant, exporters, roles }: Props) {
  const [t, errorText, router] = [useTranslations("exportRight"), useErrorText(), useRouter()];
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
          <Checkbox
            key={role}
            label={name}
            checked={chosen.includes(role)}
            onChange={({ target }) =>
              setChosen(target.checked ? [...chosen, role] : chosen.filter((one) => one !== role))
            }
          />
        ))}
      </FieldGroup>
      {save.error && <Notice tone="error">{errorText(save.error)}</Notice>}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" busy={save.isPending} disabled={!changed}>
          {t("change")}
        </Button>
        <p role="status" className="text-small text-better empty:hidden">
          {save.isSuccess && !changed ? t("changed") : ""}
        </p>
      </div>
    </form>
  );
}
