"use client";

import { useLocale, useTranslations } from "next-intl";
import { Field } from "@/app/_components/ui/field";
import { Select } from "@/app/_components/ui/inputs";
import { Panel } from "@/app/_components/ui/panel";
import { formatDecimal } from "@/domain/format/number";
import { type Decoded, type Encoding, ENCODINGS } from "@/domain/imports/encoding";
import { type Delimiter, DELIMITERS, type ImportMapping } from "@/domain/imports/mapping";
import type { Inspection } from "@/server/imports/inspect";
import type { Draft } from "../draft-store";

interface Props {
  draft: Draft;
  decoded: Decoded;
  inspection: Inspection | null;
  mapping: ImportMapping | null;
  onLayout: (changed: Partial<Draft["layout"]>) => void;
}

const DELIMITER_KEYS = { ",": "comma", "\t": "tab", ";": "semicolon", "|": "bar" } as const;

/** How the file is read: found out by itself, changed where it looks wrong. */
export function LayoutChoice({ draft, decoded, inspection, mapping, onLayout }: Props) {
  const t = useTranslations("import.layout");
  const locale = useLocale();
  const encoding = draft.layout.encoding ?? (decoded.ok ? decoded.encoding : "utf-8");
  const size = formatDecimal(Math.max(draft.bytes.length / 1024, 1), locale);
  return (
    <Panel
      title={draft.name}
      note={inspection ? t("size", { rows: inspection.rows, kb: size }) : t("kb", { kb: size })}
    >
      <div className="grid gap-3 sm:grid-cols-[1fr_1fr_2fr]">
        <Field label={t("encoding")}>
          {(ids) => (
            <Select
              {...ids}
              value={encoding}
              onChange={(event) => onLayout({ encoding: event.target.value as Encoding })}
            >
              {ENCODINGS.map((one) => (
                <option key={one} value={one}>
                  {t(`encodings.${one}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t("delimiter")}>
          {(ids) => (
            <Select
              {...ids}
              value={mapping?.delimiter ?? draft.layout.delimiter ?? ","}
              onChange={(event) => onLayout({ delimiter: event.target.value as Delimiter, headerRow: null })}
            >
              {DELIMITERS.map((one) => (
                <option key={one} value={one}>
                  {t(`delimiters.${DELIMITER_KEYS[one]}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t("header")}>
          {(ids) => (
            <Select
              {...ids}
              value={mapping?.headerRow ?? 0}
              onChange={(event) => onLayout({ headerRow: Number(event.target.value) })}
            >
              {(inspection?.head ?? []).map(({ line, cells }, index) => (
                <option key={line} value={index}>
                  {t("line", { line, text: cells.filter(Boolean).join(", ").slice(0, 60) })}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
    </Panel>
  );
}
