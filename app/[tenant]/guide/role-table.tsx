import { useTranslations } from "next-intl";
import { DataTable } from "@/app/_components/ui/data-table";
import { ACTIONS, can, type Role, ROLES, teamsOf } from "@/domain/role";

/** Who may do what, from the matrix the server decides by. */
export function RoleTable() {
  const t = useTranslations();
  const columns = [{ key: "what", label: t("guide.start.mayWhat") }, ...ROLES.map((role) => ({ key: role, label: t(`role.${role}`) }))];
  const cells = (of: (role: Role) => string) => Object.fromEntries(ROLES.map((role) => [role, of(role)]));
  const rows = [
    { what: t("guide.start.mayTeams"), ...cells((role) => t(teamsOf(role, []) === "all" ? "guide.start.mayAll" : "guide.start.mayOwn")) },
    ...ACTIONS.map((action) => ({ what: t(`guide.may.${action}`), ...cells((role) => t(can(role, action) ? "guide.start.mayYes" : "guide.start.mayNo")) })),
  ];
  return <DataTable caption={t("guide.start.mayCaption")} hideCaption columns={columns} rows={rows} />;
}
