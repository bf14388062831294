"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { AddressDialog } from "./address-dialog";
import { PasswordDialog } from "./password-dialog";
import { SignOut } from "./sign-out";

/** With what one signs in, and the ways to change it. */
export function SignInPanel({ email, sendsMail }: { email: string; sendsMail: boolean }) {
  const t = useTranslations("account");
  const [open, setOpen] = useState<"address" | "password" | null>(null);
  const [told, setTold] = useState("");
  const close = (words?: string) => {
    setOpen(null);
    if (words) setTold(words);
  };
  return (
    <div className="flex flex-col gap-4 text-small leading-loose">
      <p role="status" className="text-better empty:hidden">
        {told}
      </p>
      <Part title={t("address")} text={t("addressNow", { email })}>
        {sendsMail ? (
          <Button onClick={() => setOpen("address")}>{t("addressChange")}</Button>
        ) : (
          <p className="text-note text-ink-3">{t("noMail")}</p>
        )}
      </Part>
      <Part title={t("password")} text={t("passwordText")}>
        <Button onClick={() => setOpen("password")}>{t("passwordChange")}</Button>
      </Part>
      <div className="border-t border-hairline pt-4">
        <SignOut />
      </div>
      {open === "address" && <AddressDialog onClose={close} />}
      {open === "password" && <PasswordDialog email={email} onClose={close} />}
    </div>
  );
}

function Part({ title, text, children }: { title: string; text: string; children: React.ReactNode }) {
  return (
    <div>
      <h3 className="font-semibold">{title}</h3>
      <p className="mb-2 break-words text-ink-2">{text}</p>
      {children}
    </div>
  );
}
