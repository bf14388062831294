import { getTranslations } from "next-intl/server";
import { guidePath } from "@/domain/guide/path";
import { GUIDE_PAGES } from "@/domain/guide/topics";
import { GuideTabs } from "./guide-tabs";

interface Props {
  children: React.ReactNode;
  params: Promise<{ tenant: string }>;
}

/** The guide's pages side by side, whichever is open. */
export default async function GuideLayout({ children, params }: Props) {
  const [{ tenant }, t] = [await params, await getTranslations("guide")];
  const pages = GUIDE_PAGES.map((page) => ({ href: `/${tenant}${guidePath(page)}`, label: t(`topic.${page}.title`) }));
  return (
    <div className="flex flex-col gap-4">
      <GuideTabs label={t("navLabel")} pages={pages} />
      {children}
    </div>
  );
}
