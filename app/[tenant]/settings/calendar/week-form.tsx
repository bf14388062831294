"use client";

import { useTranslations } from "next-intl";
import { Field, FieldGroup } from "@/app/_components/ui/field";
import { Checkbox, Select } from "@/app/_components/ui/inputs";
import type { Settings } from "@/domain/tenants/settings";
import type { SettingsView } from "@/server/tenants/settings";
import { useFactsForm } from "../facts-form";
import { SaveLine } from "../save-line";

const HOLIDAYS = ["japan", "none"] as const satisfies readonly Settings["holidays"][];
const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;

/** The days of the week that are worked, and whether public holidays are. */
export function WeekForm({ tenant, view }: { tenant: string; view: SettingsView }) {
  const t = useTranslations("settings");
  const { draft, set, submit, line } = useFactsForm(tenant, view);
  const closed = !view.mayWrite;
  const week = draft.weekStart === "sunday" ? [7, ...WEEK.slice(0, 6)] : WEEK;
  const toggle = (day: number, on: boolean) =>
    set({ workdays: WEEK.filter((one) => (one === day ? on : draft.workdays.includes(one))) });
  const none = draft.workdays.length === 0;
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <FieldGroup label={t("workdays")}>
        <div className="flex flex-wrap gap-x-5">
          {week.map((day) => (
            <Checkbox
              key={day}
              label={t(`weekday.${day}`)}
              disabled={closed}
              checked={draft.workdays.includes(day)}
              onChange={({ target }) => toggle(day, target.checked)}
            />
          ))}
        </div>
        {none && (
          <p role="alert" className="text-small text-worse">
            {t("noWorkday")}
          </p>
        )}
      </FieldGroup>
      <Field label={t("holidays")} hint={t("holidaysHint")}>
        {(ids) => (
          <Select
            {...ids}
            className="w-full sm:w-80"
            disabled={closed}
            value={draft.holidays}
            onChange={({ target }) => set({ holidays: target.value as Settings["holidays"] })}
          >
            {HOLIDAYS.map((one) => (
              <option key={one} value={one}>
                {t(`holidaysOf.${one}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {!closed && <SaveLine {...line} changed={line.changed && !none} />}
    </form>
  );
}
