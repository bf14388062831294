"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { GuideLink } from "@/app/_components/nav/guide-link";
import { Badge } from "@/app/_components/ui/badge";
import { Button } from "@/app/_components/ui/button";
import { Panel } from "@/app/_components/ui/panel";
import type { LocalDate } from "@/domain/time/period";
import { dateLabel } from "@/domain/time/label";
import type { Variants } from "@/domain/kpi/kpi";
import type { Part } from "../settings-view";
import { DefinitionForm } from "./definition-form";
import { RemoveDefinition } from "./remove-definition";
import { CHOICES, TOPIC } from "./definition-choices";
import { useChoiceName } from "./choice-name";

/** A set of definitions with the day it begins on; null for the first one. */
interface Chapter {
  start: LocalDate | null;
  variants: Variants;
}
type Open = { what: "form"; chapter: Chapter | null } | { what: "remove"; start: LocalDate; variants: Variants } | null;

/** The definitions over time, the latest first, each with what it changed. */
export function Definitions({ tenant, view, locale }: Part) {
  const t = useTranslations("settings");
  const [open, setOpen] = useState<Open>(null);
  const [done, setDone] = useState("");
  const close = (told?: string) => {
    setOpen(null);
    if (told) setDone(told);
  };
  const chapters: Chapter[] = [{ start: null, variants: view.initial }, ...view.changes];
  const inForce = chapters.findLastIndex(({ start }) => start === null || start <= view.today);
  return (
    <Panel
      title={t("definitions")}
      aside={
        view.mayWrite && (
          <Button
            onClick={() => {
              setDone("");
              setOpen({ what: "form", chapter: null });
            }}
          >
            {t("changeDefinitions")}
          </Button>
        )
      }
    >
      <p className="mb-3 max-w-3xl text-small leading-loose text-ink-2">
        {t("definitionsText")} <GuideLink topic="figures">{t("definitionsGuide")}</GuideLink>
      </p>
      <p role="status" className="mb-2 text-small text-better empty:hidden">
        {done}
      </p>
      <ol className="flex flex-col gap-3">
        {chapters
          .map(({ start, variants }, at) => (
            <li
              key={start ?? "first"}
              data-testid={at === inForce ? "definitions-in-force" : undefined}
              className="rounded-lg border border-hairline px-4 py-3"
            >
              <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
                <h3 className="num text-small font-semibold">
                  {start === null ? t("fromTheStart") : t("fromDay", { date: dateLabel(start, locale) })}
                </h3>
                {at === inForce && <Badge tone="fictional">{t("inForce")}</Badge>}
                {at > inForce && <Badge>{t("toCome")}</Badge>}
                {view.mayWrite && start !== null && (
                  <span className="ml-auto flex gap-3">
                    <Button
                      variant="plain"
                      aria-label={t("editDefinitionsOf", { date: dateLabel(start, locale) })}
                      onClick={() => setOpen({ what: "form", chapter: { start, variants } })}
                    >
                      {t("edit")}
                    </Button>
                    <Button
                      variant="plain"
                      aria-label={t("removeDefinitionsOf", { date: dateLabel(start, locale) })}
                      onClick={() => setOpen({ what: "remove", start, variants })}
                    >
                      {t("remove")}
                    </Button>
                  </span>
                )}
              </div>
              <Facts variants={variants} before={chapters[at - 1]?.variants ?? null} />
            </li>
          ))
          .toReversed()}
      </ol>
      {open?.what === "form" && (
        <DefinitionForm
          tenant={tenant}
          view={view}
          start={open.chapter?.start ?? null}
          variants={open.chapter?.variants ?? view.variants}
          onClose={close}
        />
      )}
      {open?.what === "remove" && (
        <RemoveDefinition
          tenant={tenant}
          start={open.start}
          variants={open.variants}
          label={dateLabel(open.start, locale)}
          onClose={close}
        />
      )}
    </Panel>
  );
}

/** What is chosen for each question; what this set changed stands out. */
function Facts({ variants, before }: { variants: Variants; before: Variants | null }) {
  const t = useTranslations("settings");
  const nameOf = useChoiceName();
  return (
    <dl className="grid gap-x-6 gap-y-1 text-small sm:grid-cols-2 lg:grid-cols-3">
      {CHOICES.map((key) => {
        const changed = before !== null && before[key] !== variants[key];
        return (
          <div key={key} className="flex flex-wrap items-baseline gap-x-2">
            <dt className="text-ink-2">
              {t(`choice.${key}`)} <GuideLink topic={TOPIC[key]} />
            </dt>
            <dd className={changed ? "font-semibold" : undefined}>
              {nameOf(key, variants[key])}
              {changed && (
                <span className="ml-1.5 text-note font-normal text-ink-3">
                  {t("was", { value: nameOf(key, before[key]) })}
                </span>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
