import { useTranslations } from "next-intl";
import { useId } from "react";
import type { KpiId } from "@/domain/kpi/kpi";
import type { CardGroup } from "@/domain/dashboard/ledger";
import { GROUP_INK, KpiCard } from "./kpi-card";

const BEHIND = "max-md:hidden max-md:group-has-[details[open]]/column:block print:block";
// On a desk the rows of the three columns are one another's: a note that takes two lines moves its neighbours too.
const ROWS = "xl:row-span-5 xl:grid xl:grid-rows-subgrid";

interface KpiLedgerProps {
  groups: readonly CardGroup[];
  hrefOf?: (id: KpiId) => string;
  running?: boolean;
}

/** How many of a group's headline cards a phone shows before ほかn件 is opened; a tablet shows them in a row. */
const ON_PHONE = { efficiency: 2, quality: 1, outcome: 1 } as const;

/** The KPI ledger: efficiency, quality, outcome from 守り to 攻め, one sheet on a desk, three on a phone. */
export function KpiLedger({ groups, hrefOf, running = false }: KpiLedgerProps) {
  const t = useTranslations("ledger");
  return (
    <section
      aria-label={t("label")}
      className="grid gap-3 xl:grid-cols-3 xl:grid-rows-[repeat(5,auto)] xl:gap-0 xl:rounded-lg xl:border xl:border-hairline xl:bg-surface"
    >
      {groups.map((group) => (
        <Column key={group.group} group={group} hrefOf={hrefOf} running={running} />
      ))}
    </section>
  );
}

function Column({
  group: { group, cards, more },
  hrefOf,
  running,
}: {
  group: CardGroup;
  hrefOf: KpiLedgerProps["hrefOf"];
  running: boolean;
}) {
  const t = useTranslations("ledger");
  const id = useId();
  const hidden = Math.max(0, cards.length - ON_PHONE[group]);
  const draw = (card: (typeof cards)[number]) => (
    <KpiCard card={card} group={group} href={hrefOf?.(card.id)} running={running} />
  );
  return (
    <section
      aria-labelledby={id}
      className={`group/column relative min-w-0 rounded-lg border border-hairline bg-surface px-4 pt-1 pb-1 sm:px-[18px] xl:rounded-none xl:border-0 xl:border-l xl:bg-transparent xl:first:border-l-0 ${ROWS}`}
    >
      <h2 id={id} className="flex h-10 items-center gap-2 border-b border-hairline text-note font-semibold text-ink-2">
        <svg aria-hidden width="18" height="3">
          <rect width="18" height="3" fill={GROUP_INK[group]} />
        </svg>
        {t(group)}
      </h2>
      <ul className="md:max-xl:grid md:max-xl:grid-cols-3 md:max-xl:gap-x-[18px] xl:row-span-3 xl:grid xl:grid-rows-subgrid">
        {cards.map((card, index) => (
          <li
            key={card.id}
            className={`border-b border-hairline last:border-b-0 md:max-xl:border-b-0 ${index < ON_PHONE[group] ? "" : BEHIND} ${index === ON_PHONE[group] - 1 ? "max-md:not-group-has-[details[open]]/column:border-b-0" : ""}`}
          >
            {draw(card)}
          </li>
        ))}
      </ul>
      {(more.length > 0 || hidden > 0) && (
        <details className={`group/more ${more.length > 0 ? "xl:border-t xl:border-hairline" : "md:hidden"}`}>
          <Summary more={more.length} hidden={hidden} />
          <ul className="md:max-xl:grid md:max-xl:grid-cols-3 md:max-xl:gap-x-[18px]">
            {more.map((card) => (
              <li key={card.id} className="border-t border-hairline">
                {draw(card)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** Beside the group's name on phone and tablet, below its cards on a desk. */
function Summary({ more, hidden }: { more: number; hidden: number }) {
  const t = useTranslations("ledger");
  return (
    <summary className="flex min-h-9 cursor-pointer list-none items-center gap-1 text-note text-ink-2 hover:text-ink max-xl:absolute max-xl:top-0 max-xl:right-3 max-xl:h-11 max-xl:px-1 [&::-webkit-details-marker]:hidden">
      <span className="group-open/more:hidden">
        <span className="md:hidden">{t("more", { count: more + hidden })}</span>
        <span className="max-md:hidden">{t("more", { count: more })}</span>
      </span>
      <span className="hidden group-open/more:inline">{t("less")}</span>
      <svg
        aria-hidden
        viewBox="0 0 10 6"
        className="w-2.5 fill-none stroke-current stroke-[1.5] group-open/more:rotate-180"
      >
        <path d="M1 1l4 4 4-4" />
      </svg>
    </summary>
  );
}
