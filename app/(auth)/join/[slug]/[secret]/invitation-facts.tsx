import { useTranslations } from "next-intl";
import { dateIn, timeText } from "@/app/_components/grid/time-text";
import type { Locale } from "@/domain/format/number";
import { namesText } from "@/domain/format/list";
import type { LocalDate } from "@/domain/time/period";
import { dateLabel } from "@/domain/time/label";
import type { OpenInvitation } from "@/server/members/invitations";

/** What one is invited to, as whom, and until when. */
export function InvitationFacts({
  view: { email, teams, expiresAt, zone },
  locale,
}: {
  view: OpenInvitation;
  locale: Locale;
}) {
  const t = useTranslations("join");
  const until = `${dateLabel(dateIn(expiresAt, zone) as LocalDate, locale)} ${timeText(expiresAt, zone, locale)}`;
  const facts = [
    ["email", email],
    ...(teams.length > 0 ? [["teams", namesText(teams, locale)] as const] : []),
    ["until", until],
  ] as const;
  return (
    <dl className="mt-5 mb-6 border-t border-hairline text-small leading-loose">
      {facts.map(([key, value]) => (
        <div key={key} className="grid grid-cols-[9em_minmax(0,1fr)] gap-3 border-b border-hairline py-2">
          <dt className="text-ink-2">{t(key)}</dt>
          <dd className="num break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
