import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { addressOfLink } from "../../address-of-link";
import { SpentLink } from "../../spent-link";
import { ResetForm } from "./reset-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("recovery"))("resetTitle") };
}

/** A new password for whoever reads the mail of the address. */
export default async function ResetPage({ params }: { params: Promise<{ secret: string }> }) {
  const { secret } = await params;
  const email = await addressOfLink("reset", secret);
  return email === null ? <SpentLink way="/forgot" /> : <ResetForm secret={secret} email={email} />;
}
