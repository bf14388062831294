"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/app/_components/ui/badge";
import { Button } from "@/app/_components/ui/button";
import { Notice } from "@/app/_components/ui/notice";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";

interface Device {
  publicId: string;
  browser: string | null;
  system: string | null;
  network: string | null;
  openedAt: Date;
  seenAt: Date;
  isThis: boolean;
}

/** Where one is signed in, in the zone of the company one looks from; each of the others is ended by a press. */
export function DeviceList({ devices, zone }: { devices: readonly Device[]; zone: string }) {
  const [t, errorText, router, trpc] = [useTranslations("account"), useErrorText(), useRouter(), useTRPC()];
  const [told, setTold] = useState("");
  const done = (words: string) => {
    setTold(words);
    router.refresh();
  };
  const end = useMutation(trpc.account.endSession.mutationOptions());
  const endOthers = useMutation(
    trpc.account.endOtherSessions.mutationOptions({ onSuccess: () => done(t("endedOthers")) }),
  );
  const nameOf = ({ browser, system }: Device) =>
    browser && system ? t("device", { browser, system }) : (browser ?? system ?? t("deviceUnknown"));
  const others = devices.filter(({ isThis }) => !isThis);
  const error = end.error ?? endOthers.error;
  return (
    <div className="text-small leading-normal">
      <p role="status" className="mb-2 text-better empty:hidden">
        {told}
      </p>
      {error && (
        <div className="mb-2">
          <Notice tone="error">{errorText(error)}</Notice>
        </div>
      )}
      <ul>
        {[...devices.filter(({ isThis }) => isThis), ...others].map((device) => (
          <DeviceLine
            key={device.publicId}
            device={device}
            name={nameOf(device)}
            zone={zone}
            busy={end.isPending && end.variables.publicId === device.publicId}
            onEnd={() =>
              end.mutate(
                { publicId: device.publicId },
                { onSuccess: () => done(t("ended", { device: nameOf(device) })) },
              )
            }
          />
        ))}
      </ul>
      <div className="border-t border-hairline pt-3">
        {others.length > 0 ? (
          <Button busy={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {t("endOthers")}
          </Button>
        ) : (
          <p className="text-ink-3">{t("onlyThis")}</p>
        )}
      </div>
    </div>
  );
}

function DeviceLine({
  device,
  name,
  zone,
  busy,
  onEnd,
}: {
  device: Device;
  name: string;
  zone: string;
  busy: boolean;
  onEnd: () => void;
}) {
  const t = useTranslations("account");
  const format = new Intl.DateTimeFormat(useLocale() === "ja" ? "ja-JP" : "en-GB", {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: zone,
  });
  const [opened, seen] = [format.format(device.openedAt), format.format(device.seenAt)];
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-hairline py-2.5 first:border-t-0 first:pt-0">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 font-semibold">
          {name}
          {device.isThis && <Badge>{t("thisDevice")}</Badge>}
        </p>
        <p className="flex flex-wrap gap-x-3 text-note text-ink-2">
          <span className="num">{t("seen", { time: seen })}</span>
          <span className="num">{t("opened", { time: opened })}</span>
          {device.network && <span className="num break-all">{t("network", { network: device.network })}</span>}
        </p>
      </div>
      {!device.isThis && (
        <Button busy={busy} aria-label={t("endOf", { device: name, time: opened })} onClick={onEnd}>
          {t("end")}
        </Button>
      )}
    </li>
  );
}
