import { getTranslations } from "next-intl/server";
import { Pager } from "@/app/_components/ui/pager";
import type { AuditSearch } from "@/domain/audit/search";
import { queryOf } from "./asked";

interface AuditPagesProps {
  home: string;
  search: AuditSearch;
  before: string | undefined;
  next: string | null;
}

/** On to older entries, and back to the newest. */
export async function AuditPages({ home, search, before, next }: AuditPagesProps) {
  const t = await getTranslations("audit");
  return (
    <Pager
      label={t("pages")}
      back={before ? { href: `${home}${queryOf(search)}`, label: t("newest") } : null}
      on={next === null ? null : { href: `${home}${queryOf(search, next)}`, label: t("older") }}
    />
  );
}
