"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { dateIn } from "@/app/_components/grid/time-text";
import { Badge } from "@/app/_components/ui/badge";
import { Button } from "@/app/_components/ui/button";
import { TextInput } from "@/app/_components/ui/inputs";
import { Panel } from "@/app/_components/ui/panel";
import { namesText } from "@/domain/format/list";
import { dateLabel } from "@/domain/time/label";
import type { LocalDate } from "@/domain/time/period";
import type { MemberView } from "@/server/members/members";
import type { Asked, MembersPart } from "./place";

/** From so many on, one looks for a name rather than reading them all. */
const MANY = 8;

/** A line a member; on phones a card. */
export function MemberList({ view, locale, ask }: MembersPart & { ask: (asked: Asked) => void }) {
  const [t, roles] = [useTranslations("members"), useTranslations("role")];
  const [text, setText] = useState("");
  const sought = text.normalize("NFKC").trim().toLowerCase();
  const shown = view.members.filter(({ name, email }) =>
    `${name} ${email}`.normalize("NFKC").toLowerCase().includes(sought),
  );
  const teamsOf = (member: MemberView) =>
    namesText(
      view.teams.filter(({ id }) => member.teams.includes(id)).map(({ name }) => name),
      locale,
    );
  const since = (member: MemberView) => dateLabel(dateIn(member.since, view.zone) as LocalDate, locale);
  return (
    <Panel title={t("list")} note={t("count", { count: view.members.length })}>
      {view.members.length >= MANY && (
        <TextInput
          type="search"
          aria-label={t("filter")}
          placeholder={t("filter")}
          value={text}
          onChange={({ target }) => setText(target.value)}
          className="mb-2 max-w-80"
        />
      )}
      {shown.length === 0 && (
        <p role="status" className="py-2 text-small text-ink-2">
          {t("noMatch", { text: text.trim() })}
        </p>
      )}
      <ul className="divide-y divide-hairline">
        {shown.map((member) => (
          <li
            key={member.userId}
            className="grid gap-x-4 gap-y-1 py-2.5 text-small leading-normal md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)_minmax(0,2fr)_9rem] md:items-center"
          >
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
                <span className="min-w-0 break-words font-semibold">{member.name}</span>
                {member.userId === view.me && <Badge>{t("you")}</Badge>}
                {member.deactivated && <Badge tone="attention">{t("deactivated")}</Badge>}
              </p>
              <p className="break-all text-ink-2">{member.email}</p>
            </div>
            <p className="min-w-0 break-words">
              <span>{roles(member.role)}</span>
              {member.role === "lead" && <span className="text-ink-2"> {teamsOf(member) || t("noTeams")}</span>}
            </p>
            <p className="text-note text-ink-2">
              <span className="mr-1.5">{t("since")}</span>
              <span className="num">{since(member)}</span>
            </p>
            <div className="flex flex-wrap gap-x-3 md:justify-end">
              <Button
                variant="plain"
                aria-label={t("changeOf", { name: member.name })}
                onClick={() => ask({ what: "change", member })}
              >
                {t("change")}
              </Button>
              {member.userId !== view.me && (
                <Button
                  variant="plain"
                  aria-label={t("removeOf", { name: member.name })}
                  onClick={() => ask({ what: "remove", member })}
                >
                  {t("remove")}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
