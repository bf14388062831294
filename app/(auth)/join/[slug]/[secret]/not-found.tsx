import { Link } from "@/app/_components/ui/link";
import { useTranslations } from "next-intl";

/** A secret that leads nowhere: cut off, or replaced by a newer sending. */
export default function UnknownInvitation() {
  const t = useTranslations("join");
  return (
    <>
      <h1 className="text-title leading-snug font-semibold">{t("unknown")}</h1>
      <p className="mt-2 leading-loose text-ink-2">{t("unknownText")}</p>
      <p className="mt-4">
        <Link href="/sign-in" className="inline-flex min-h-11 items-center text-small underline underline-offset-4">
          {t("goSignIn")}
        </Link>
      </p>
    </>
  );
}
