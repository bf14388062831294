"use client";

import { useLocale, useTranslations } from "next-intl";
import { Field } from "@/app/_components/ui/field";
import { Select, TextInput } from "@/app/_components/ui/inputs";
import { CURRENCIES, isCurrency } from "@/domain/format/currency";
import { LOCALES } from "@/domain/format/number";
import type { Settings } from "@/domain/tenants/settings";
import { isZone } from "@/domain/time/period";
import type { SettingsView } from "@/server/tenants/settings";
import { useFactsForm } from "../facts-form";
import { SaveLine } from "../save-line";

const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1);
const WEEK_STARTS = ["monday", "sunday"] as const satisfies readonly Settings["weekStart"][];

/** Zones by name; the one in force is always among them, and UTC, which browsers leave out. */
const zonesWith = (own: string) =>
  [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC", own])].filter(isZone).toSorted();

export function CompanyForm({ tenant, view }: { tenant: string; view: SettingsView }) {
  const t = useTranslations("settings");
  const { draft, set, submit, line } = useFactsForm(tenant, view);
  const closed = !view.mayWrite;
  const currencies = new Intl.DisplayNames([useLocale()], { type: "currency" });
  return (
    <form onSubmit={submit} className="flex max-w-2xl flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("name")}>
          {(ids) => (
            <TextInput
              {...ids}
              required
              maxLength={60}
              autoComplete="organization"
              readOnly={closed}
              value={draft.name}
              onChange={({ target }) => set({ name: target.value })}
            />
          )}
        </Field>
        <Field label={t("language")} hint={t("languageHint")}>
          {(ids) => (
            <Select
              {...ids}
              disabled={closed}
              value={draft.locale}
              onChange={({ target }) => set({ locale: target.value as Settings["locale"] })}
            >
              {LOCALES.map((one) => (
                <option key={one} value={one}>
                  {t(`languageName.${one}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t("zone")} hint={t("zoneHint")}>
          {(ids) => (
            <Select
              {...ids}
              disabled={closed}
              value={draft.zone}
              onChange={({ target }) => set({ zone: target.value })}
            >
              {zonesWith(view.facts.zone).map((zone) => (
                <option key={zone}>{zone}</option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t("currency")} hint={t("currencyHint")}>
          {(ids) => (
            <Select
              {...ids}
              disabled={closed}
              value={draft.currency}
              onChange={({ target: { value } }) => isCurrency(value) && set({ currency: value })}
            >
              {CURRENCIES.map((one) => (
                <option key={one} value={one}>
                  {t("currencyOf", { code: one, name: currencies.of(one) ?? one })}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t("fiscal")} hint={t("fiscalHint")}>
          {(ids) => (
            <Select
              {...ids}
              disabled={closed}
              value={draft.fiscalStartMonth}
              onChange={({ target }) => set({ fiscalStartMonth: Number(target.value) })}
            >
              {MONTHS.map((month) => (
                <option key={month} value={month}>
                  {t("fiscalMonth", { month })}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t("week")}>
          {(ids) => (
            <Select
              {...ids}
              disabled={closed}
              value={draft.weekStart}
              onChange={({ target }) => set({ weekStart: target.value as Settings["weekStart"] })}
            >
              {WEEK_STARTS.map((one) => (
                <option key={one} value={one}>
                  {t(one)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      {!closed && <SaveLine {...line} />}
    </form>
  );
}
