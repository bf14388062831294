"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import { Notice } from "@/app/_components/ui/notice";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useCall } from "@/app/_trpc/call";

/** One press for who is signed in with the invited address. */
export function JoinButton({
  person,
  link,
  email,
}: {
  person: string;
  link: { slug: string; secret: string };
  email: string;
}) {
  const [t, errorText] = [useTranslations("join"), useErrorText()];
  const join = useCall(
    (calls, given: typeof link) => calls.invitation.join.mutate(given),
    ({ slug }) => window.location.assign(`/${slug}`),
    person,
  );
  return (
    <div className="flex flex-col gap-4">
      {join.error !== null && <Notice tone="error">{errorText(join.error)}</Notice>}
      <Button
        variant="primary"
        busy={join.busy}
        onFocus={join.prepare}
        onClick={() => join.send(link)}
        className="h-auto min-h-11 whitespace-normal break-all"
      >
        {t("acceptAs", { email })}
      </Button>
    </div>
  );
}
