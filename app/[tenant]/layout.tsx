import type { Metadata } from "next";
import { CopyRight } from "@/app/_components/charts/copy-right";
import { Shell } from "@/app/_components/nav/shell";
import { AreaTexts } from "@/app/_lib/area-texts";
import { ApiProvider } from "@/app/_trpc/client";
import { missingOf, shellOf } from "@/app/_trpc/shell";

interface Props {
  children: React.ReactNode;
  params: Promise<{ tenant: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await shellOf((await params).tenant);
  return { title: { default: name, template: `%s | ${name} | Tenkan` } };
}

export default async function TenantLayout({ children, params }: Props) {
  const { tenant } = await params;
  const [view, missing] = await Promise.all([shellOf(tenant), missingOf(tenant)]);
  return (
    <AreaTexts area="tenant">
      <ApiProvider person={view.userId}>
        <CopyRight given={view.mayExport}>
          <Shell view={view} missing={missing}>
            {children}
          </Shell>
        </CopyRight>
      </ApiProvider>
    </AreaTexts>
  );
}
