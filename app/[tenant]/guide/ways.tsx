import { Link } from "@/app/_components/ui/link";
import { useTranslations } from "next-intl";
import { Badge } from "@/app/_components/ui/badge";
import { guidePath } from "@/domain/guide/path";
import { type Role, ROLES } from "@/domain/members/role";
import { LINK } from "@/app/_components/guide/prose";

/** Where each role goes first: below the tenant, with the text of the link. */
const FIRST: Readonly<Record<Role, readonly (readonly [path: string, text: string])[]>> = {
  lead: [
    ["/diagnosis", "nav.diagnosis"],
    ["/record", "nav.record"],
    [guidePath("kpi"), "guideLink.kpi"],
  ],
  executive: [
    ["", "nav.home"],
    [guidePath("figures"), "guideLink.figures"],
  ],
  admin: [
    ["/settings", "nav.settings"],
    [guidePath("viewpoints"), "guideLink.viewpoints"],
  ],
};

/** A way in for each role; the reader's own is named and stands first. */
export function Ways({ slug, role }: { slug: string; role: Role }) {
  const t = useTranslations();
  const roles = [role, ...ROLES.filter((one) => one !== role)];
  return (
    <ul className="grid gap-x-6 gap-y-4 md:grid-cols-3">
      {roles.map((one) => (
        <li key={one} className="text-small leading-loose">
          <h3 className="flex items-center gap-2 font-semibold">
            {t(`role.${one}`)}
            {one === role && <Badge>{t("guide.start.yours")}</Badge>}
          </h3>
          <p className="text-ink-2">{t(`guide.start.way.${one}`)}</p>
          <p className="mt-1 flex flex-wrap gap-x-4">
            {FIRST[one].map(([path, text]) => (
              <Link
                key={path}
                href={`/${slug}${path}`}
                className={`${LINK} inline-flex items-center pointer-coarse:min-h-11`}
              >
                {t(text)}
              </Link>
            ))}
          </p>
        </li>
      ))}
    </ul>
  );
}
