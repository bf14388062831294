import { Link } from "@/app/_components/ui/link";
import { useTranslations } from "next-intl";
import { Panel } from "@/app/_components/ui/panel";
import { CHECKLIST_VERSION, STATEMENTS, type Viewpoint } from "@/domain/diagnosis/checklist";
import { guidePath } from "@/domain/guide/path";
import { Lines, LINK, Part } from "@/app/_components/guide/prose";
import { FromRegistry } from "./from-registry";

const SEEN: Readonly<
  Record<Viewpoint, readonly (readonly [path: string, link: "home" | "diagnosis" | "trends" | "record" | "kpi"])[]>
> = {
  role: [
    ["", "home"],
    ["/diagnosis", "diagnosis"],
  ],
  channel: [
    ["/trends", "trends"],
    ["/record", "record"],
    ["/diagnosis", "diagnosis"],
  ],
  kpi: [
    ["", "home"],
    [guidePath("kpi"), "kpi"],
    ["/diagnosis", "diagnosis"],
  ],
  skill: [["/diagnosis", "diagnosis"]],
};

/** One viewpoint: what changes in practice, where Tenkan shows it, and what the diagnosis asks about it. */
export function ViewpointSection({ slug, viewpoint }: { slug: string; viewpoint: Viewpoint }) {
  const t = useTranslations();
  const changes = (["change1", "change2", "change3"] as const).map((key) => ({
    key,
    text: t(`guide.viewpoints.of.${viewpoint}.${key}`),
  }));
  return (
    <div id={`viewpoint-${viewpoint}`} className="scroll-mt-4">
      <Panel title={t(`checklist.viewpoint.${viewpoint}`)}>
        <div className="grid grid-cols-1 gap-x-8 gap-y-4 lg:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-4">
            <Part title={t("guide.viewpoints.changes")}>
              <Lines items={changes} />
            </Part>
            <FromRegistry slug={slug} viewpoint={viewpoint} />
          </div>
          <div className="flex min-w-0 flex-col gap-4">
            <Part title={t("guide.viewpoints.statements")}>
              <ol className="max-w-[46em] space-y-1 text-small leading-loose">
                {STATEMENTS.map(
                  ({ id, viewpoint: own }, index) =>
                    own === viewpoint && (
                      <li key={id} className="grid grid-cols-[20px_minmax(0,1fr)]">
                        <span className="num text-ink-3">{index + 1}</span>
                        <span>{t(`checklist.texts.${CHECKLIST_VERSION}.${id}`)}</span>
                      </li>
                    ),
                )}
              </ol>
              <p className="mt-1 text-note leading-relaxed text-ink-3">{t("guide.viewpoints.statementsNote")}</p>
            </Part>
            <Part title={t("guide.viewpoints.see")}>
              <ul className="text-small leading-loose">
                {SEEN[viewpoint].map(([path, link]) => (
                  <li key={path}>
                    <Link
                      href={`/${slug}${path}`}
                      className={`${LINK} inline-flex items-center pointer-coarse:min-h-11`}
                    >
                      {t(`guide.viewpoints.link.${link}`)}
                    </Link>
                  </li>
                ))}
              </ul>
            </Part>
          </div>
        </div>
      </Panel>
    </div>
  );
}
