import { useTranslations } from "next-intl";
import { Panel } from "@/app/_components/ui/panel";
import { type Band, bandOf, STATEMENTS } from "@/domain/diagnosis/checklist";
import { Prose } from "@/app/_components/guide/prose";

const BANDS: readonly Band[] = ["call_center", "transition", "customer_support"];
const INK: Readonly<Record<Band, string>> = {
  call_center: "var(--mamori)",
  transition: "var(--turning)",
  customer_support: "var(--seme)",
};

/** The counts of statements that make a band, by the rule that makes it. */
function spanOf(band: Band): { low: number; high: number } {
  const counts = Array.from({ length: STATEMENTS.length + 1 }, (_, hits) => hits).filter(
    (hits) => bandOf(hits) === band,
  );
  return { low: Math.min(...counts), high: Math.max(...counts) };
}

/** From 守り to 攻め, and the three positions of the diagnosis on the way. */
export function Journey() {
  const t = useTranslations();
  return (
    <Panel title={t("guide.start.journey")}>
      <div className="flex flex-col gap-2">
        {(["journey1", "journey2", "journey3"] as const).map((key) => (
          <Prose key={key}>{t(`guide.start.${key}`)}</Prose>
        ))}
      </div>
      <h3 className="mt-4 mb-2 text-note font-semibold text-ink-2">{t("guide.start.bands")}</h3>
      <ol className="grid gap-x-6 gap-y-3 md:grid-cols-3">
        {BANDS.map((band) => (
          <li key={band} className="border-t-2 pt-2 text-small leading-loose" style={{ borderColor: INK[band] }}>
            <p className="font-semibold">
              {t(`scale.band.${band}`)}{" "}
              <span className="num font-normal text-ink-3">{t("guide.start.bandHits", spanOf(band))}</span>
            </p>
            <p className="text-ink-2">{t(`checklist.bandText.${band}`)}</p>
          </li>
        ))}
      </ol>
      <p className="mt-3 text-note leading-relaxed text-ink-3">{t("guide.start.bandNote")}</p>
    </Panel>
  );
}
