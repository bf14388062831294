import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DoorTitle } from "../../door-text";
import { signUpOfLink } from "../../address-of-link";
import { SpentLink } from "../../spent-link";
import { ConfirmSignUp } from "./confirm-sign-up";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("recovery"))("signUpTitle") };
}

/** A sign-up is finished by a press of its button; programs that open the links of mails finish nothing. */
export default async function ConfirmSignUpPage({ params }: { params: Promise<{ secret: string }> }) {
  const { secret } = await params;
  const [t, waiting] = await Promise.all([getTranslations("recovery"), signUpOfLink(secret)]);
  if (!waiting) return <SpentLink way="/sign-up" />;
  return (
    <>
      <DoorTitle title={t("signUpTitle")}>
        <p>{t("signUpLead", waiting)}</p>
        <p>{t("signUpOwn")}</p>
      </DoorTitle>
      <ConfirmSignUp secret={secret} />
    </>
  );
}
