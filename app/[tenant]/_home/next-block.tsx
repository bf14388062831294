import { Link } from "@/app/_components/ui/link";
import { getLocale, getTranslations } from "next-intl/server";
import { Panel } from "@/app/_components/ui/panel";
import { formatPercent, type Locale } from "@/domain/format/number";
import type { NextStep } from "@/domain/dashboard/next-step";
import { DEFAULT_CALENDAR } from "@/domain/time/period";
import { bucketLabel } from "@/domain/time/label";
import { hrefTo, type Place } from "./place";

const WAY: Record<NextStep["kind"], string> = {
  first_diagnosis: "/diagnosis/new",
  first_record: "/record",
  contradiction: "/diagnosis",
  diagnosis_due: "/diagnosis/new",
  base_missing: "/record/base",
  no_quality: "/record",
  few_answers: "/record",
};

/** At most three things to do, the most pressing first. */
export async function NextBlock(place: Place) {
  const [t, next, locale] = [await getTranslations("home"), await getTranslations("next"), await getLocale()];
  if (!place.view.canRecord || place.view.team === "all") return null;
  if (place.view.next.length === 0)
    return (
      <Panel title={t("next.title")}>
        <p className="text-small leading-loose text-ink-2">{t("next.none")}</p>
      </Panel>
    );
  return (
    <Panel title={t("next.title")}>
      <ul className="-mx-[18px] -mb-3.5 border-t border-hairline">
        {place.view.next.map((step) => (
          <li
            key={step.kind === "contradiction" ? step.statement : step.kind}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-hairline px-[18px] py-2.5 last:border-b-0"
          >
            <div className="min-w-0">
              <h3 className="text-small font-semibold">{next(`${step.kind}.title`, paramsOf(step, locale))}</h3>
              <p className="text-small text-ink-2">
                {next(
                  step.kind === "contradiction" && step.share !== null ? "contradiction.share" : `${step.kind}.text`,
                  paramsOf(step, locale),
                )}
              </p>
            </div>
            <Link
              href={hrefTo(place, WAY[step.kind])}
              className="inline-flex min-h-11 items-center text-small text-ink-2 hover:text-ink hover:underline"
            >
              {next(`${step.kind}.go`)}{" "}
              <span aria-hidden className="ml-1">
                →
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function paramsOf(step: NextStep, locale: Locale): Record<string, string | number> {
  switch (step.kind) {
    case "contradiction":
      return {
        number: step.statement.slice(1),
        share: step.share === null ? "" : formatPercent(step.share, locale, 0),
      };
    case "diagnosis_due":
      return { days: step.days };
    case "base_missing":
      return { month: bucketLabel(step.month, "month", DEFAULT_CALENDAR, locale) };
    case "few_answers":
      return { rate: formatPercent(step.rate, locale, 0) };
    default:
      return {};
  }
}
