import { useTranslations } from "next-intl";

const SPOKEN = new Set(["customers", "orders", "active", "revenue", "margin", "subscription", "1-7", "1-5"]);
const LEVELS = new Set(["offered", "answered", "ignore_abandoned", "abandon_positive"]);

/** Which of several definitions a value follows, said beside its name: two of them are never the same number. */
export function VariantNote({ variant }: { variant: string }) {
  const t = useTranslations("card.variant");
  const [level = "", seconds] = variant.split(":");
  if (seconds && LEVELS.has(level)) return <>{t("sl", { seconds })} {t(level)}</>;
  return SPOKEN.has(variant) ? <>{t(variant)}</> : <>{variant}</>;
}
