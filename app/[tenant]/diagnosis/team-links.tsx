import { Link } from "@/app/_components/ui/link";
import { useTranslations } from "next-intl";

/** The teams a member can look at; nothing where there is only one. */
export function TeamLinks({
  teams,
  current,
  href,
}: {
  teams: readonly { id: string; name: string }[];
  current: string;
  href: (team: string) => string;
}) {
  const t = useTranslations("diagnosis");
  if (teams.length < 2) return null;
  return (
    <nav aria-label={t("team")} className="mb-4 flex flex-wrap gap-x-1 gap-y-1 border-b border-hairline">
      {teams.map(({ id, name }) => (
        <Link
          key={id}
          href={href(id)}
          aria-current={id === current ? "page" : undefined}
          className="-mb-px inline-flex min-h-9 items-center border-b-2 border-transparent px-2.5 text-small text-ink-2 hover:text-ink aria-[current=page]:border-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink pointer-coarse:min-h-11"
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
