import { Link } from "@/app/_components/ui/link";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import type { ShellView } from "@/server/tenants/shell";
import { Brand } from "./brand";
import { NavLinks } from "./nav-links";
import { PageOrSkeleton } from "./page-or-skeleton";
import { roomsOf } from "./rooms";
import { Shortcuts } from "./shortcuts";

interface Props {
  view: ShellView;
  /** How many channels wait for yesterday's record. */
  missing: number;
  children: React.ReactNode;
}

/** The frame of every page of a tenant: the rail (a bar at the bottom on phones), who one is, and the page. */
export async function Shell({ view, missing, children }: Props) {
  const t = await getTranslations("nav");
  const base = `/${view.slug}`;
  const { rail, bar } = roomsOf({ ...view, missing }, (key) => t(key));
  const names = Object.fromEntries([...bar, ...rail].map(({ path, label }) => [path, label]));
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[176px_minmax(0,1fr)]">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-20 focus:rounded focus:bg-ink focus:px-3 focus:py-2 focus:text-paper"
      >
        {t("skip")}
      </a>
      <aside className="sticky top-0 hidden h-dvh flex-col overflow-y-auto border-r border-hairline p-2.5 md:flex print:hidden">
        <Link href={base} className="mb-4 px-2.5 py-2.5">
          <Brand />
        </Link>
        <nav aria-label={t("label")}>
          <Suspense>
            <NavLinks tenant={view.slug} items={rail} look="rail" />
          </Suspense>
        </nav>
        <div className="mt-auto pt-4 pb-1">
          <Shortcuts tenant={view.slug} rooms={rail} />
        </div>
        <Identity view={view} />
      </aside>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-[1264px] px-4 pt-3 pb-24 outline-none md:px-8 md:pb-8"
      >
        <PageOrSkeleton names={names}>{children}</PageOrSkeleton>
      </main>
      <nav
        aria-label={t("label")}
        className="fixed inset-x-0 bottom-0 z-10 border-t border-hairline bg-surface pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
      >
        <Suspense>
          <NavLinks tenant={view.slug} items={bar} look="bar" />
        </Suspense>
      </nav>
    </div>
  );
}

async function Identity({ view }: { view: ShellView }) {
  const t = await getTranslations();
  return (
    <Link
      href={`/${view.slug}/settings`}
      className="block border-t border-hairline px-2.5 pt-3 pb-1 text-note leading-normal text-ink-2 hover:text-ink"
    >
      <span className="block">{view.fictional ? t("nav.fictionalName", { name: view.name }) : view.name}</span>
      <span className="block">{t("nav.person", { name: view.memberName, role: t(`role.${view.role}`) })}</span>
    </Link>
  );
}
