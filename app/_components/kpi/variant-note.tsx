import { useTranslations } from "next-intl";
import { variantText } from "@/domain/kpi/variant-text";

/** Which of several definitions a value follows, said beside its name: two of them are never the same number. */
export function VariantNote({ variant }: { variant: string }) {
  const t = useTranslations("card.variant");
  return <>{variantText(variant, (key, values) => t(key, values))}</>;
}
