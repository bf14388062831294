import { getTranslations } from "next-intl/server";
import { Panel } from "@/app/_components/ui/panel";
import { api, orNotFound } from "@/app/_trpc/server";
import { EXPORTER_ROLES } from "@/domain/members/role";
import { ExportRightForm } from "./export-right-form";

/** For admins: which roles may take figures out as files, pictures or into the clipboard. Admins always may. */
export async function ExportRight({ tenant }: { tenant: string }) {
  const [t, { exporters }] = [await getTranslations(), await orNotFound((await api()).settings.exporters({ tenant }))];
  return (
    <Panel title={t("exportRight.title")}>
      <p className="mb-3 max-w-3xl text-small leading-loose text-ink-2">{t("exportRight.text")}</p>
      <ExportRightForm
        tenant={tenant}
        exporters={exporters}
        roles={EXPORTER_ROLES.map((role) => ({ role, name: t(`role.${role}`) }))}
      />
    </Panel>
  );
}
