"use client";

import { Link } from "@/app/_components/ui/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/app/_components/ui/badge";
import { Button } from "@/app/_components/ui/button";
import { EmptyState } from "@/app/_components/ui/empty-state";
import { PageHeader } from "@/app/_components/ui/page-header";
import type { KpiId } from "@/domain/kpi/kpi";
import type { TargetListView } from "@/server/targets/targets";
import { EndTarget } from "./end-target";
import { FirstTargets } from "./first-targets";
import type { Open, Opened } from "./open";
import { RemoveTarget } from "./remove-target";
import { TargetForm } from "./target-form";
import { TargetSections } from "./target-sections";

interface TargetBoardProps {
  tenant: string;
  view: TargetListView;
  /** Only this team's, and the company's. */
  team: string | null;
  /** A KPI to set a target of at once. */
  start: KpiId | null;
}

/** The targets and the ways to set them. */
export function TargetBoard({ tenant, view, team, start }: TargetBoardProps) {
  const t = useTranslations("targets");
  const [open, setOpen] = useState<Opened>(() =>
    start && view.mayAdd ? { what: "new", kpi: start, place: team ?? undefined } : null,
  );
  const [done, setDone] = useState("");
  const close = (told?: string) => {
    setOpen(null);
    if (told) setDone(told);
  };
  const onOpen: Open = (what) => {
    setDone("");
    setOpen(what);
  };
  const shown = view.sections.filter((section) => team === null || section.team === null || section.team.id === team);
  const anything = shown.length > 0;
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t("title")}
        context={
          <>
            {view.fictional && <Badge tone="fictional">{t("fictional")}</Badge>}
            <span>{t("note")}</span>
          </>
        }
        actions={
          view.mayAdd &&
          anything && (
            <Button variant="primary" onClick={() => onOpen({ what: "new", place: team ?? undefined })}>
              {t("add")}
            </Button>
          )
        }
      />
      {view.teams.length > 1 && <Teams tenant={tenant} view={view} team={team} />}
      <p role="status" className="text-small text-better empty:hidden">
        {done}
      </p>
      {anything ? (
        <TargetSections tenant={tenant} view={view} sections={shown} onOpen={onOpen} />
      ) : (
        <>
          <EmptyState
            title={t("empty")}
            action={
              view.mayAdd && (
                <Button variant="primary" onClick={() => onOpen({ what: "new", place: team ?? undefined })}>
                  {t("add")}
                </Button>
              )
            }
          >
            {t(view.mayAdd ? "emptyText" : "emptyRead")}
          </EmptyState>
          {view.mayAdd && <FirstTargets view={view} team={team} onOpen={onOpen} />}
        </>
      )}
      <TargetDialog tenant={tenant} view={view} open={open} onClose={close} />
    </div>
  );
}

interface TargetDialogProps {
  tenant: string;
  view: TargetListView;
  open: Opened;
  onClose: (told?: string) => void;
}

function TargetDialog({ open, ...dialog }: TargetDialogProps) {
  if (open === null) return null;
  if (open.what === "end") return <EndTarget {...dialog} target={open.target} />;
  if (open.what === "remove") return <RemoveTarget {...dialog} target={open.target} />;
  return <TargetForm {...dialog} open={open} />;
}

function Teams({ tenant, view, team }: { tenant: string; view: TargetListView; team: string | null }) {
  const t = useTranslations("targets");
  const links = [{ id: null, name: t("allTeams") }, ...view.teams];
  return (
    <nav aria-label={t("team")} className="flex flex-wrap gap-1 border-b border-hairline">
      {links.map(({ id, name }) => (
        <Link
          key={id}
          href={`/${tenant}/targets?team=${id ?? "all"}`}
          aria-current={id === team ? "page" : undefined}
          className="-mb-px inline-flex min-h-9 items-center border-b-2 border-transparent px-2.5 text-small text-ink-2 hover:text-ink aria-[current=page]:border-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink pointer-coarse:min-h-11"
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
