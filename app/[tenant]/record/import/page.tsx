import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { EmptyState } from "@/app/_components/ui/empty-state";
import { PageHeader } from "@/app/_components/ui/page-header";
import { api, orNotFound } from "@/app/_trpc/server";
import { ImportFlow } from "./import-flow";
import { ImportHistory } from "./import-history";

interface Props {
  params: Promise<{ tenant: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("import"))("title") };
}

export default async function ImportPage({ params }: Props) {
  const { tenant } = await params;
  const t = await getTranslations("import");
  const home = await orNotFound((await api()).import.home({ tenant }).catch(orForbidden));
  const back = <ButtonLink href={`/${tenant}/record`}>{t("toRecord")}</ButtonLink>;
  if (home === null)
    return (
      <>
        <PageHeader title={t("title")} />
        <EmptyState title={t("forbidden.title")}>{t("forbidden.text")}</EmptyState>
      </>
    );
  if (home.targets.length === 0)
    return (
      <>
        <PageHeader title={t("title")} actions={back} />
        <EmptyState title={t("noChannels.title")}>{t("noChannels.text")}</EmptyState>
      </>
    );
  return (
    <>
      <PageHeader title={t("title")} actions={back} />
      <div className="flex flex-col gap-4">
        <ImportFlow
          tenant={tenant}
          home={{
            targets: home.targets,
            memberId: home.memberId,
            today: home.today,
            thresholdSec: home.thresholdSec,
            currency: home.currency,
            zone: home.zone,
          }}
        >
          <ImportHistory tenant={tenant} entries={home.history} zone={home.zone} currency={home.currency} />
        </ImportFlow>
      </div>
    </>
  );
}

/** A member without the right is told so; strangers get what strangers get. */
function orForbidden(error: unknown): null {
  if (error instanceof TRPCError && error.code === "FORBIDDEN") return null;
  throw error;
}
