import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_components/ui/button-link";

interface Props {
  page: number;
  pages: number;
  query: Record<string, string | string[] | undefined>;
}

/** The neighbouring pages of a long list; nothing where it is short. */
export async function Pager({ page, pages, query }: Props) {
  const t = await getTranslations("rows");
  if (pages <= 1) return null;
  const at = (next: number) => {
    const params = new URLSearchParams(
      Object.entries(query).flatMap(([key, value]): [string, string][] =>
        typeof value === "string" && key !== "page" ? [[key, value]] : [],
      ),
    );
    params.set("page", String(next));
    return `?${params.toString().replaceAll("%2C", ",")}`;
  };
  return (
    <nav aria-label={t("pages")} className="mt-3 flex flex-wrap items-center gap-3 print:hidden">
      {page > 1 && <ButtonLink href={at(page - 1)}>{t("newer")}</ButtonLink>}
      <span className="num text-[13px] text-ink-2">{t("pageOf", { page, pages })}</span>
      {page < pages && <ButtonLink href={at(page + 1)}>{t("older")}</ButtonLink>}
    </nav>
  );
}
