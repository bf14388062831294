import { useLocale, useTranslations } from "next-intl";
import type { Judgement } from "@/domain/kpi/judgement";
import { formatChange } from "@/domain/format/number";
import type { Card } from "@/domain/dashboard/ledger";
import { useBasisWords } from "./basis-words";
import { useSizeText } from "./use-size-text";
import { VariantNote } from "./variant-note";

const COLOUR: Readonly<Record<Judgement, string>> = {
  better: "text-better font-semibold",
  worse: "text-worse font-semibold",
  flat: "text-ink-2",
  same: "text-ink-2",
  neutral: "text-ink-2",
};

/** Change against the compared range: arrow, figure, and a judgement in colour and word only where one may be made. */
export function ChangeLine({ card, running }: { card: Card; running: boolean }) {
  const t = useTranslations("card");
  const sizeText = useSizeText();
  const { now } = card;
  return (
    <p className="num flex flex-wrap items-baseline gap-x-1.5 text-note leading-snug text-ink-3">
      <Movement card={card} />
      {now.lowSample && <span>{t("reference")}</span>}
      {now.n !== null && <span>{sizeText(now)}</span>}
      {running && <span className="border-b border-dashed border-current">{t("running")}</span>}
      {now.variant && (
        <span>
          <VariantNote variant={now.variant} />
        </span>
      )}
      {card.source !== "record" && <span>{t("companyWide")}</span>}
      {now.used < now.total && (
        <span title={t("partialLong", { used: now.used, total: now.total })}>
          {t("partial", { used: now.used, total: now.total })}
        </span>
      )}
    </p>
  );
}

/** A change as it is told: any figure's that was held against an earlier one. */
type Moved = Pick<Card, "change" | "judgement" | "basis"> & { before: unknown };

/** Arrow, figure and, where one may be made, the judgement; on what part it was told, or why there is no change. `aside`: the look of what is said beside the change. */
export function Movement({ card, aside = "" }: { card: Moved; aside?: string }) {
  const t = useTranslations("card");
  const locale = useLocale();
  const words = useBasisWords();
  const { change, before, judgement, basis } = card;
  if (before === null) return null;
  if (change === null)
    return <span className={aside}>{basis?.kind === "none" ? words.short(basis) : t("noBase")}</span>;
  const figure = formatChange(change, locale);
  const direction = change.difference > 0 ? "▲" : "▼";
  const arrow = /[1-9]/.test(figure) ? direction : "–";
  return (
    <>
      <span className={COLOUR[judgement]}>
        <span aria-hidden className="mr-1">
          {arrow}
        </span>
        {figure}
        {judgement !== "neutral" && (
          <>
            {" "}
            <span className="font-normal">{t(judgement)}</span>
          </>
        )}
      </span>
      {basis && <span className={aside}>{words.short(basis)}</span>}
    </>
  );
}
