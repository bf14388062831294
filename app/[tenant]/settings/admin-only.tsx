import { useTranslations } from "next-intl";

/** Why nothing can be changed here, and who can. */
export function AdminOnly({ shown }: { shown: boolean }) {
  const t = useTranslations("settings");
  return shown ? <p className="mb-4 text-small text-ink-2">{t("adminOnly")}</p> : null;
}
