import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/app/_components/ui/badge";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { Panel } from "@/app/_components/ui/panel";
import { listText } from "@/domain/format/list";
import { isSetUp, type SetupStep } from "@/domain/tenants/setup";
import type { SetupView } from "@/server/tenants/setup";
import { ConfirmFacts } from "./confirm-facts";

const WAY: Readonly<Record<SetupStep, string>> = {
  facts: "/settings/company",
  teams: "/settings/teams",
  holidays: "/settings/calendar",
  people: "/settings/members",
  record: "/record",
  diagnosis: "/diagnosis/new",
};

/** What is left to set up, each with the way to do it; a single line once nothing is. */
export async function SetupBlock({ slug, setup }: { slug: string; setup: SetupView }) {
  const [t, locale] = [await getTranslations("home.setup"), await getLocale()];
  const { steps, teams, facts } = setup;
  if (isSetUp(steps)) return null;
  const counts = { teams: teams.length, channels: teams.reduce((sum, { channels }) => sum + channels.length, 0) };
  const currency = new Intl.DisplayNames([locale], { type: "currency" }).of(facts.currency) ?? facts.currency;
  const texts: Readonly<Record<SetupStep, string>> = {
    facts: t("facts.text", {
      currency,
      zone: facts.zone,
      month: new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" }).format(
        Date.UTC(2026, facts.fiscalStartMonth - 1, 1),
      ),
    }),
    teams: t("teams.text", counts),
    holidays: t("holidays.text"),
    people: t("people.text"),
    record: t("record.text"),
    diagnosis: t("diagnosis.text"),
  };
  return (
    <Panel title={t("title")} note={t("left", { done: steps.filter(({ done }) => done).length, all: steps.length })}>
      <ul className="-mx-4 border-t border-hairline sm:-mx-[18px]">
        {steps
          .filter(({ done }) => !done)
          .map(({ step, optional }) => (
            <li
              key={step}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-hairline px-4 py-2.5 sm:px-[18px]"
            >
              <div className="min-w-0 flex-1 basis-72">
                <h3 className="flex flex-wrap items-center gap-2 text-small font-semibold">
                  {t(`${step}.title`)}
                  {optional && <Badge>{t("optional")}</Badge>}
                </h3>
                <p className="text-small leading-loose text-ink-2">{texts[step]}</p>
              </div>
              <span className="flex flex-wrap items-center gap-2">
                {step === "facts" && <ConfirmFacts tenant={slug} />}
                <ButtonLink href={`/${slug}${WAY[step]}`}>{t(`${step}.go`)}</ButtonLink>
              </span>
            </li>
          ))}
      </ul>
      <p className="-mb-1 pt-2.5 text-small leading-loose text-ink-2">
        <span aria-hidden className="mr-1.5">
          ✓
        </span>
        {t("done", {
          steps: listText(
            steps.filter(({ done }) => done).map(({ step }) => t(`${step}.title`)),
            locale,
          ),
        })}
      </p>
    </Panel>
  );
}
