import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_components/ui/button-link";
import type { AuditSearch } from "@/domain/audit/search";
import { queryOf } from "./asked";

/** On to older entries, and back to the newest; nothing where all are shown. */
export async function Pager({
  home,
  search,
  before,
  next,
}: {
  home: string;
  search: AuditSearch;
  before: string | undefined;
  next: string | null;
}) {
  const t = await getTranslations("audit");
  if (!before && next === null) return null;
  return (
    <nav aria-label={t("pages")} className="mt-3 flex flex-wrap items-center gap-3 print:hidden">
      {before && <ButtonLink href={`${home}${queryOf(search)}`}>{t("newest")}</ButtonLink>}
      {next !== null && <ButtonLink href={`${home}${queryOf(search, next)}`}>{t("older")}</ButtonLink>}
    </nav>
  );
}
