import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Notice } from "@/app/_components/ui/notice";
import { sendsMail } from "@/server/mail/transport";
import { DoorLink, DoorTitle } from "../door-text";
import { ForgotForm } from "./forgot-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("recovery"))("forgotTitle") };
}

/** Asks for a link to a new password; where no mail is sent, says who can make one. */
export default async function ForgotPage() {
  const t = await getTranslations("recovery");
  return (
    <>
      <DoorTitle title={t("forgotTitle")}>{sendsMail() && <p>{t("forgotLead")}</p>}</DoorTitle>
      <div className="mt-6">
        {sendsMail() ? (
          <ForgotForm />
        ) : (
          <Notice tone="attention" title={t("noMail")}>
            <p>{t("noMailText")}</p>
            <p className="mt-1.5 break-words">
              <code>{t("command")}</code>
            </p>
          </Notice>
        )}
      </div>
      <DoorLink href="/sign-in">{t("toSignIn")}</DoorLink>
    </>
  );
}
