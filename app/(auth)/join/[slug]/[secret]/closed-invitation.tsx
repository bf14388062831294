import { Link } from "@/app/_components/ui/link";
import { useTranslations } from "next-intl";

/** An invitation nobody can accept any more: why, and the way on. */
export function ClosedInvitation({
  state,
  inviter,
}: {
  state: "expired" | "revoked" | "accepted" | "void";
  inviter: string;
}) {
  const t = useTranslations("join");
  return (
    <>
      <h1 className="text-title leading-snug font-semibold">{t(`state.${state}`)}</h1>
      <p className="mt-2 leading-loose text-ink-2">{t(`way.${state}`, { inviter })}</p>
      {state === "accepted" && (
        <p className="mt-4">
          <Link href="/sign-in" className="inline-flex min-h-11 items-center text-small underline underline-offset-4">
            {t("goSignIn")}
          </Link>
        </p>
      )}
    </>
  );
}
