import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { DownloadButton } from "@/app/_components/download-button";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { EmptyState } from "@/app/_components/ui/empty-state";
import { Panel } from "@/app/_components/ui/panel";
import type { SearchParams } from "@/app/_lib/search-params";
import { api, orNotFound } from "@/app/_trpc/server";
import { askedOf } from "./asked";
import { AuditFilter } from "./audit-filter";
import { AuditList } from "./audit-list";
import { AuditPages } from "./audit-pages";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("title") };
}

/** For admins: who changed what, when, from what to what, and from where. */
export default async function AuditPage({ params, searchParams }: Props) {
  const [{ tenant }, { search, before }, t, locale] = [
    await params,
    await askedOf(searchParams),
    await getTranslations("audit"),
    await getLocale(),
  ];
  const view = await orNotFound((await api()).audit.list({ tenant, ...search, before }).catch(orForbidden));
  const home = `/${tenant}/settings/audit`;
  if (view === null)
    return (
      <EmptyState
        title={t("refusedTitle")}
        action={<ButtonLink href={`/${tenant}/settings`}>{t("toSettings")}</ButtonLink>}
      >
        {t("refusedText")}
      </EmptyState>
    );
  const searching = Object.keys(search).length > 0;
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-3xl text-small leading-loose text-ink-2">{t("lead", { zone: view.zone })}</p>
      <AuditFilter home={home} search={search} people={view.people} commands={view.commands} searching={searching} />
      {view.rows.length === 0 && searching && (
        <EmptyState title={t("nothing")} action={<ButtonLink href={home}>{t("clear")}</ButtonLink>}>
          {t("nothingText")}
        </EmptyState>
      )}
      {view.rows.length === 0 && !searching && <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>}
      {view.rows.length > 0 && (
        <Panel
          title={t("list")}
          note={t("shown", { count: view.rows.length })}
          aside={view.mayExport && <DownloadButton tenant={tenant} log={search} />}
        >
          <AuditList view={view} locale={locale} />
          <AuditPages home={home} search={search} before={before} next={view.next} />
        </Panel>
      )}
    </div>
  );
}

/** A member without the right is told so; strangers get what strangers get. */
function orForbidden(error: unknown): null {
  if (error instanceof TRPCError && error.code === "FORBIDDEN") return null;
  throw error;
}
