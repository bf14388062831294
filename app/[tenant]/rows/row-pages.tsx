import { getTranslations } from "next-intl/server";
import { Pager } from "@/app/_components/ui/pager";
import { type Query, queryWith } from "@/app/_lib/query-text";

/** On to older rows, and back. */
export async function RowPages({ page, pages, query }: { page: number; pages: number; query: Query }) {
  const t = await getTranslations("rows");
  const to = (next: number, label: string) => ({ href: queryWith(query, "page", String(next)), label });
  return (
    <Pager
      label={t("pages")}
      back={page > 1 ? to(page - 1, t("newer")) : null}
      on={page < pages ? to(page + 1, t("older")) : null}
    >
      <span className="num text-small text-ink-2">{t("pageOf", { page, pages })}</span>
    </Pager>
  );
}
