import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { partOf } from "../settings-view";
import { AdminOnly } from "../admin-only";
import { TeamList } from "./team-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("part.teams") };
}

/** Teams and their channels: added, renamed, archived without losing what they recorded. */
export default async function TeamSettingsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const part = await partOf(params);
  return (
    <>
      <AdminOnly shown={!part.view.mayStructure} />
      <TeamList {...part} />
    </>
  );
}
