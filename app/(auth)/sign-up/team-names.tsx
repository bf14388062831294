"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import { Field } from "@/app/_components/ui/field";
import { TextInput } from "@/app/_components/ui/inputs";
import { MAX } from "./draft";

interface TeamNamesProps {
  names: string[];
  onChange: (names: string[]) => void;
  error: string | undefined;
}

/** Usually one team; a line more for each further one. */
export function TeamNames({ names, onChange, error }: TeamNamesProps) {
  const t = useTranslations("signUp");
  const several = names.length > 1;
  return (
    <div className="flex flex-col gap-2">
      {names.map((name, at) => (
        <Field
          key={at}
          label={several ? t("teamNumber", { number: at + 1 }) : t("team")}
          hint={at === 0 ? t("teamHint") : undefined}
          error={at === 0 ? error : undefined}
        >
          {(ids) => (
            <span className="flex gap-2">
              <TextInput
                {...ids}
                value={name}
                maxLength={MAX.teamName}
                onChange={(event) => onChange(names.map((one, i) => (i === at ? event.target.value : one)))}
              />
              {several && (
                <Button
                  aria-label={t("removeTeam", { number: at + 1 })}
                  onClick={() => onChange(names.filter((_, i) => i !== at))}
                >
                  {t("remove")}
                </Button>
              )}
            </span>
          )}
        </Field>
      ))}
      {names.length < MAX.teams && (
        <div>
          <Button variant="plain" onClick={() => onChange([...names, ""])}>
            {t("addTeam")}
          </Button>
        </div>
      )}
    </div>
  );
}
