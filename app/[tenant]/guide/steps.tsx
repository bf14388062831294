import { useTranslations } from "next-intl";

/** The small start in three steps, and what the source reports, with its caveat. */
export function Steps() {
  const t = useTranslations("guide.start");
  return (
    <>
      <ol className="grid gap-x-6 gap-y-3 text-small leading-loose md:grid-cols-3">
        {(["step1", "step2", "step3"] as const).map((key, index) => (
          <li key={key} className="grid grid-cols-[20px_minmax(0,1fr)]">
            <span aria-hidden className="num text-ink-3">
              {index + 1}
            </span>
            <span>{t(key)}</span>
          </li>
        ))}
      </ol>
      <div className="mt-4 max-w-[52em] border-l-2 border-hairline-strong pl-3 text-note leading-loose text-ink-2">
        <p>{t("reported")}</p>
        <p className="text-ink-3">{t("reportedSource")}</p>
      </div>
    </>
  );
}
