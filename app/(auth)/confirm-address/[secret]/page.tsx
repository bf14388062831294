import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { addressOfLink } from "../../address-of-link";
import { SpentLink } from "../../spent-link";
import { ConfirmAddress } from "./confirm-address";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("recovery"))("addressTitle") };
}

/** A new address is confirmed by a press of its button; programs that open the links of mails confirm nothing. */
export default async function ConfirmAddressPage({ params }: { params: Promise<{ secret: string }> }) {
  const { secret } = await params;
  const email = await addressOfLink("address", secret);
  return email === null ? <SpentLink way="/" /> : <ConfirmAddress secret={secret} email={email} />;
}
