import type { Metadata } from "next";
import { Shell } from "@/app/_components/nav/shell";
import { shellOf } from "@/app/_trpc/shell";

interface Props { children: React.ReactNode; params: Promise<{ tenant: string }> }

const viewOf = async (params: Props["params"]) => shellOf((await params).tenant);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await viewOf(params);
  return { title: { default: name, template: `%s | ${name} | Tenkan` } };
}

export default async function TenantLayout({ children, params }: Props) {
  return <Shell view={await viewOf(params)}>{children}</Shell>;
}
