"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import { FieldGroup } from "@/app/_components/ui/field";
import { Checkbox, Select, TextInput } from "@/app/_components/ui/inputs";
import { CHANNEL_KINDS, type ChannelKind } from "@/domain/measures/channel";
import { CADENCES, type Cadence, type ChannelChange, type ChannelDraft, changed, MAX } from "./draft";

interface ChannelChoiceProps {
  channels: readonly ChannelDraft[];
  onChange: (channels: readonly ChannelDraft[]) => void;
  error: string | undefined;
}

/** The ways in: a tick a kind, a cadence a channel, and a further channel of a kind where there are several. */
export function ChannelChoice({ channels, onChange, error }: ChannelChoiceProps) {
  const t = useTranslations("signUp");
  const full = channels.length >= MAX.channels;
  return (
    <FieldGroup label={t("channels")} hint={t("channelsHint")}>
      <ul className="border-t border-hairline">
        {CHANNEL_KINDS.map((kind) => (
          <li key={kind} className="border-b border-hairline py-1">
            <Kind
              kind={kind}
              own={channels.filter((one) => one.kind === kind)}
              full={full}
              apply={(change) => onChange(changed(channels, change))}
            />
          </li>
        ))}
      </ul>
      {error && (
        <p role="alert" className="mt-1 text-small leading-normal text-worse">
          {error}
        </p>
      )}
    </FieldGroup>
  );
}

interface KindProps {
  kind: ChannelKind;
  own: readonly ChannelDraft[];
  full: boolean;
  apply: (change: ChannelChange) => void;
}

function Kind({ kind, own, full, apply }: KindProps) {
  const [t, kinds] = [useTranslations("signUp"), useTranslations("channelKind")];
  const name = kinds(kind);
  const [only] = own;
  return (
    <>
      <div className="flex min-h-11 items-center justify-between gap-3">
        <Checkbox
          label={name}
          checked={own.length > 0}
          disabled={full && own.length === 0}
          onChange={(event) => apply({ do: event.target.checked ? "use" : "drop", kind })}
        />
        <span className="flex items-center gap-3">
          {own.length > 0 && !full && (
            <Button
              variant="plain"
              className="text-note"
              aria-label={t("anotherOf", { channel: name })}
              onClick={() => apply({ do: "another", kind })}
            >
              {t("another")}
            </Button>
          )}
          {own.length === 1 && only && (
            <CadenceSelect
              label={t("cadenceOf", { channel: name })}
              value={only.cadence}
              onChange={(cadence) => apply({ do: "edit", key: only.key, change: { cadence } })}
            />
          )}
        </span>
      </div>
      {own.length > 1 &&
        own.map((channel, at) => {
          const usual = `${name} ${at + 1}`;
          return (
            <div key={channel.key} className="flex items-center gap-2 pb-2 pl-7">
              <TextInput
                aria-label={t("channelName", { channel: usual })}
                placeholder={usual}
                value={channel.name ?? ""}
                maxLength={MAX.channelName}
                onChange={(event) =>
                  apply({ do: "edit", key: channel.key, change: { name: event.target.value || null } })
                }
              />
              <CadenceSelect
                label={t("cadenceOf", { channel: usual })}
                value={channel.cadence}
                onChange={(cadence) => apply({ do: "edit", key: channel.key, change: { cadence } })}
              />
              <Button
                aria-label={t("removeChannel", { channel: usual })}
                onClick={() => apply({ do: "remove", key: channel.key })}
              >
                {t("remove")}
              </Button>
            </div>
          );
        })}
    </>
  );
}

function CadenceSelect({
  label,
  value,
  onChange,
}: {
  label: string;
  value: Cadence;
  onChange: (cadence: Cadence) => void;
}) {
  const t = useTranslations("signUp");
  return (
    <Select
      aria-label={label}
      value={value}
      className="w-[104px] shrink-0"
      onChange={(event) => onChange(CADENCES.find((cadence) => cadence === event.target.value) ?? "day")}
    >
      {CADENCES.map((cadence) => (
        <option key={cadence} value={cadence}>
          {t(`cadence.${cadence}`)}
        </option>
      ))}
    </Select>
  );
}
