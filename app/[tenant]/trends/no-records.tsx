import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { EmptyState } from "@/app/_components/ui/empty-state";
import { BUILT_IN } from "@/domain/views/opened";
import type { Place } from "./place";

/** Before the first record, or where the chosen teams and channels have none: what will stand here, and the way on. */
export async function NoRecords({ slug, view }: Place) {
  const t = await getTranslations("trends.empty");
  const narrowed = view.chosen.channels.length > 0 || view.shownChannels === 0;
  return (
    <EmptyState
      title={t(narrowed ? "narrowedTitle" : "title")}
      action={
        narrowed ? (
          <ButtonLink href={`/${slug}/trends?view=${BUILT_IN}`}>{t("widen")}</ButtonLink>
        ) : (
          view.canRecord && (
            <ButtonLink variant="primary" href={`/${slug}/record`}>
              {t("record")}
            </ButtonLink>
          )
        )
      }
    >
      {t(narrowed ? "narrowedText" : "text")}
    </EmptyState>
  );
}
