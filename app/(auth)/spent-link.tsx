import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { DoorTitle } from "./door-text";

const WAYS = { "/forgot": "toForgot", "/sign-up": "toSignUp", "/": "open" } as const;

/** A link that does not work any more, why, and where a new one is asked for. */
export async function SpentLink({ way }: { way: keyof typeof WAYS }) {
  const t = await getTranslations("recovery");
  return (
    <>
      <DoorTitle title={t("spentTitle")}>
        <p>{t("spentText")}</p>
      </DoorTitle>
      <div className="mt-6">
        <ButtonLink variant="primary" href={way} className="h-11 w-full">
          {t(WAYS[way])}
        </ButtonLink>
      </div>
    </>
  );
}
