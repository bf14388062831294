import type { Metadata } from "next";
import { Link } from "@/app/_components/ui/link";
import { getTranslations } from "next-intl/server";
import { restOf } from "@/app/_components/nav/rooms";
import { PageHeader } from "@/app/_components/ui/page-header";
import { shellOf } from "@/app/_trpc/shell";

interface Props {
  params: Promise<{ tenant: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav"))("more") };
}

/** The rooms a phone's bar has no place for. */
export default async function MorePage({ params }: Props) {
  const { tenant } = await params;
  const [view, t] = [await shellOf(tenant), await getTranslations("nav")];
  return (
    <>
      <PageHeader title={t("more")} context={view.name} />
      <ul className="max-w-xl rounded-lg border border-hairline bg-surface">
        {restOf((key) => t(key)).map(({ path, label }) => (
          <li key={path} className="border-b border-hairline last:border-b-0">
            <Link
              href={`/${tenant}${path}`}
              className="flex min-h-11 items-center justify-between px-4 py-2.5 text-body hover:bg-sunken"
            >
              {label}
              <span aria-hidden>→</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
