import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { api, orNotFound } from "@/app/_trpc/server";
import { AdminOnly } from "../admin-only";
import { partOf } from "../settings-view";
import { ExportRight } from "./export-right";
import { MemberBoard } from "./member-board";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("part.members") };
}

/** Who is in and who is expected. For admins: others are not even told who is here. */
export default async function MembersPage({ params }: { params: Promise<{ tenant: string }> }) {
  const {
    tenant,
    locale,
    view: { mayWrite },
  } = await partOf(params);
  if (!mayWrite) return <AdminOnly shown />;
  return (
    <>
      <MemberBoard tenant={tenant} locale={locale} view={await orNotFound((await api()).member.list({ tenant }))} />
      <div className="mt-4">
        <ExportRight tenant={tenant} />
      </div>
    </>
  );
}
