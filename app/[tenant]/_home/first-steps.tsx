import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { Panel } from "@/app/_components/ui/panel";
import { hrefTo, type Place } from "./place";

const STEPS = ["one", "two", "three"] as const;

/** Before the first record: the way in three steps, and one button. */
export async function FirstSteps(place: Place) {
  const t = await getTranslations("home.empty");
  const { canRecord } = place.view;
  const diagnosed = place.view.positions.some(({ standings }) => standings.length > 0);
  return (
    <Panel title={t("title")}>
      <ol className="grid gap-5 md:grid-cols-3">
        {STEPS.map((step, index) => (
          <li key={step} className="border-t-2 border-ink pt-3">
            <p className="num text-note text-ink-3" aria-hidden>
              {index + 1}
            </p>
            <h3 className="text-body font-semibold">{t(step)}</h3>
            <p className="mt-1 text-small leading-loose text-ink-2">{t(`${step}Text`)}</p>
          </li>
        ))}
      </ol>
      <div className="mt-5 flex flex-wrap gap-2">
        {canRecord ? (
          <>
            <ButtonLink variant="primary" href={hrefTo(place, "/record")}>
              {t("record")}
            </ButtonLink>
            {!diagnosed && <ButtonLink href={hrefTo(place, "/diagnosis/new")}>{t("one")}</ButtonLink>}
          </>
        ) : (
          <p className="text-small text-ink-2">{t("readOnly")}</p>
        )}
      </div>
    </Panel>
  );
}
