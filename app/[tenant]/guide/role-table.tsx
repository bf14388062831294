import { useTranslations } from "next-intl";
import { DataTable } from "@/app/_components/ui/data-table";
import { type Action, ACTIONS, can, permits, type Role, ROLES, teamsOf } from "@/domain/members/role";

/** Who may do what, from the matrix the server decides by, and to whom this company leaves taking figures out. */
export function RoleTable({ exporters }: { exporters: readonly Role[] }) {
  const t = useTranslations();
  const columns = [
    { key: "what", label: t("guide.start.mayWhat") },
    ...ROLES.map((role) => ({ key: role, label: t(`role.${role}`) })),
  ];
  const cells = (of: (role: Role) => string) => Object.fromEntries(ROLES.map((role) => [role, of(role)]));
  const answer = (role: Role, action: Action): string => {
    if (permits({ role, exporters }, action)) return t("guide.start.mayYes");
    return t(can(role, action) ? "guide.start.mayNotHere" : "guide.start.mayNo");
  };
  const rows = [
    {
      what: t("guide.start.mayTeams"),
      ...cells((role) => t(teamsOf(role, []) === "all" ? "guide.start.mayAll" : "guide.start.mayOwn")),
    },
    ...ACTIONS.map((action) => ({
      what: t(`guide.may.${action}`),
      ...cells((role) => answer(role, action)),
    })),
  ];
  return <DataTable caption={t("guide.start.mayCaption")} hideCaption columns={columns} rows={rows} />;
}
