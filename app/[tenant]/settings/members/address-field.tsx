"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/app/_components/ui/field";
import { TextArea } from "@/app/_components/ui/inputs";
import { type AddressList, LONGEST_LIST } from "@/domain/members/address-list";

interface AddressFieldProps {
  text: string;
  onChange: (text: string) => void;
  list: AddressList;
  /** Whether what is unclear is said already: not while one types. */
  tried: boolean;
}

/** Faults shown at once; whoever pasted the wrong column needs no more. */
const SHOWN = 5;

/** Addresses as they are pasted; how many were read, and line by line what could not be. */
export function AddressField({ text, onChange, list: { addresses, faults }, tried }: AddressFieldProps) {
  const t = useTranslations("members");
  const none = addresses.length === 0 ? t("addressesNone") : undefined;
  const problem = faults.length > 0 ? <Faults faults={faults} /> : none;
  return (
    <div>
      <Field label={t("addresses")} hint={t("addressesHint")} error={tried ? problem : undefined}>
        {(ids) => (
          <TextArea
            {...ids}
            rows={4}
            value={text}
            maxLength={LONGEST_LIST}
            onChange={({ target }) => onChange(target.value)}
            inputMode="email"
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </Field>
      <p role="status" className="text-note text-ink-2 empty:hidden">
        {addresses.length > 0 ? t("recognised", { count: addresses.length }) : ""}
      </p>
    </div>
  );
}

function Faults({ faults }: Pick<AddressList, "faults">) {
  const t = useTranslations("members");
  return (
    <>
      {t("faultsTitle")}
      <span className="mt-1 block">
        {faults.slice(0, SHOWN).map(({ line, text: what, reason }, at) => (
          <span key={at} className="block break-words">
            {t(`fault.${reason}`, { line, text: what })}
          </span>
        ))}
        {faults.length > SHOWN && <span className="block">…</span>}
      </span>
    </>
  );
}
