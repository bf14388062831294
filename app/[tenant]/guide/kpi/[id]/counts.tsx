import { Link } from "@/app/_components/ui/link";
import { useTranslations } from "next-intl";
import { countsInFormula, type Way, waysTo } from "@/domain/guide/formula";
import type { NeedId } from "@/domain/measures/measure";
import { useCountName } from "@/app/_components/guide/formula";
import { LINK } from "@/app/_components/guide/prose";
import type { Of } from "./of";

/** Where each count of the formula comes from: as typed, or the ways the engine takes to it, best first. */
export function Counts({ slug, kpi, view }: Of) {
  const t = useTranslations("guide.page");
  const nameOf = useCountName();
  const originOf = useOrigin();
  return (
    <>
      <dl
        aria-label={t("countsCaption")}
        className="mt-3 grid text-small leading-relaxed sm:grid-cols-[minmax(9rem,auto)_minmax(0,1fr)]"
      >
        {countsInFormula(kpi, view.variants).map((id) => (
          <div key={id} className="contents">
            <dt className="border-t border-hairline pt-2 sm:pr-4 sm:pb-2">{nameOf(id)}</dt>
            <dd className="pb-2 text-ink-2 sm:border-t sm:border-hairline sm:pt-2">{originOf(id)}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 flex flex-wrap gap-x-4 text-small">
        {kpi.source !== "base" && (
          <Link href={`/${slug}/record`} className={`${LINK} inline-flex items-center pointer-coarse:min-h-11`}>
            {t("toRecord")}
          </Link>
        )}
        {kpi.source !== "record" && (
          <Link href={`/${slug}/record/base`} className={`${LINK} inline-flex items-center pointer-coarse:min-h-11`}>
            {t("toBase")}
          </Link>
        )}
      </p>
    </>
  );
}

/** A first part has a sign only where it is taken away. */
function signOf(minus: boolean | undefined, first: boolean): string {
  if (first) return minus ? "−" : "";
  return minus ? " − " : " + ";
}

function useOrigin(): (id: NeedId | "business_days") => string {
  const t = useTranslations("guide.page");
  const nameOf = useCountName();
  const spell = (way: Way): string =>
    way
      .map(({ measure, until, minus, byCode }, index) => {
        const name = until ? t("span", { first: nameOf(measure), last: nameOf(until) }) : nameOf(measure);
        return `${signOf(minus, index === 0)}${name}${byCode ? ` (${t("byCode")})` : ""}`;
      })
      .join("");
  return (id) => {
    if (id === "business_days") return t("fromCalendar");
    const [first, ...others] = waysTo(id).map(spell);
    if (first === undefined || (others.length === 0 && first === nameOf(id))) return t("asRecorded");
    return [first, ...others].join(t("otherwise"));
  };
}
