"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { FieldGroup } from "@/app/_components/ui/field";
import { Checkbox } from "@/app/_components/ui/inputs";
import { SegmentedChoice } from "@/app/_components/ui/segmented-choice";
import { newId } from "@/app/_lib/new-id";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";
import { presetRange } from "@/domain/time/preset";
import { rangeDigits } from "@/domain/time/short-label";
import { openedBy } from "@/domain/views/opened";
import { presetOf, withRange } from "@/domain/views/saved";
import { NameField, useNameProblem } from "./name-field";
import type { ViewMenuProps } from "./menu-props";

interface SaveViewProps extends ViewMenuProps {
  query: string;
  onClose: (told?: string) => void;
}

/** Keeps what is shown under a name. A range that has a name of its own can follow the calendar, or stay as it is. */
export function SaveView({ tenant, page, path, query, onClose, ...now }: SaveViewProps) {
  const [t, presets] = [useTranslations("views"), useTranslations("preset")];
  const locale = useLocale();
  const [errorText, problemOf, router] = [useErrorText(), useNameProblem(), useRouter()];
  const [[name, usual, follows, pressed], set] = useState<[string, boolean, boolean, boolean]>([
    "",
    false,
    true,
    false,
  ]);
  const [id] = useState(() => newId());
  const preset = presetOf(query, now);
  const save = useMutation(
    useTRPC().view.save.mutationOptions({
      onSuccess: ({ query: kept }) => {
        router.replace(`${path}?${openedBy(id, kept)}`, { scroll: false });
        onClose(t("told.saved", { name: name.trim() }));
      },
    }),
  );
  const problem = problemOf(name);
  const submit = () => {
    set([name, usual, follows, true]);
    if (!problem)
      save.mutate({
        tenant,
        id,
        page,
        name,
        query: withRange(query, follows ? preset : null, now),
        usual,
        replaces: null,
      });
  };
  const failure = save.error ? errorText(save.error) : null;
  const error = pressed && problem ? problem : failure;
  return (
    <Dialog
      open
      onClose={() => onClose()}
      title={t("saveTitle")}
      actions={
        <>
          <Button onClick={() => onClose()}>{t("cancel")}</Button>
          <Button variant="primary" busy={save.isPending} onClick={submit}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <NameField
          value={name}
          error={error}
          onChange={(next) => {
            save.reset();
            set([next, usual, follows, false]);
          }}
        />
        {preset && (
          <FieldGroup
            label={t("range.label")}
            hint={t(follows ? "range.followsHint" : "range.fixedHint", { preset: presets(preset) })}
          >
            <SegmentedChoice
              label={t("range.label")}
              value={follows ? "follows" : "fixed"}
              onChange={(next) => set([name, usual, next === "follows", pressed])}
              options={[
                { value: "follows", label: presets(preset) },
                { value: "fixed", label: rangeDigits(presetRange(preset, now.today, now.calendar), locale) },
              ]}
            />
          </FieldGroup>
        )}
        <Checkbox
          label={t("firstBox")}
          checked={usual}
          onChange={(event) => set([name, event.target.checked, follows, pressed])}
        />
      </form>
    </Dialog>
  );
}
