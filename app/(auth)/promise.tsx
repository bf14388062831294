import { useTranslations } from "next-intl";
import { Brand } from "@/app/_components/nav/brand";
import { BAND_TINT, BANDS, TICKS } from "@/app/_components/kpi/scale-geometry";

const STEPS = ["diagnose", "record", "see"] as const;

/** What the product is for, in one sentence, and the three things one does with it. */
export function ProductPromise() {
  const t = useTranslations("door");
  return (
    <aside
      aria-label={t("about")}
      className="border-hairline px-4 pt-6 sm:px-6 max-lg:mx-auto max-lg:max-w-[480px] lg:sticky lg:top-0 lg:flex lg:h-dvh lg:flex-col lg:border-r lg:bg-sunken lg:px-12 lg:py-10"
    >
      <Brand />
      <div className="lg:my-auto lg:max-w-[460px]">
        <p className="mt-4 text-body leading-loose text-balance text-ink-2 lg:mt-0 lg:text-figure lg:leading-relaxed lg:text-ink">
          {t("promise")}
        </p>
        <div className="mt-8 hidden lg:block">
          <Journey reactive={t("reactive")} proactive={t("proactive")} />
          <ol className="mt-8">
            {STEPS.map((step) => (
              <li
                key={step}
                className="grid grid-cols-[7em_1fr] gap-3 border-t border-hairline py-3 text-small leading-loose"
              >
                <span className="font-semibold">{t(`${step}.title`)}</span>
                <span className="text-ink-2">{t(`${step}.text`)}</span>
              </li>
            ))}
          </ol>
        </div>
      </div>
    </aside>
  );
}

/** The turning scale before anyone has stood on it. */
function Journey({ reactive, proactive }: { reactive: string; proactive: string }) {
  return (
    <div className="flex items-center gap-3 text-small font-semibold">
      <span className="text-mamori">{reactive}</span>
      <svg aria-hidden width="100%" height="14" className="min-w-0 flex-1">
        {BANDS.map(({ band, from, until }) => (
          <rect key={band} x={`${from}%`} width={`${until - from}%`} height="14" fill={BAND_TINT[band]} />
        ))}
        {TICKS.map((tick) => (
          <line key={tick} x1={`${tick}%`} x2={`${tick}%`} y1="0" y2="14" stroke="var(--hairline-strong)" />
        ))}
      </svg>
      <span className="text-seme">{proactive}</span>
    </div>
  );
}
