"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/app/_components/ui/badge";
import { Button } from "@/app/_components/ui/button";
import { EmptyState } from "@/app/_components/ui/empty-state";
import { PageHeader } from "@/app/_components/ui/page-header";
import { Panel } from "@/app/_components/ui/panel";
import type { Locale } from "@/domain/format/number";
import type { EventListView, EventView } from "@/server/events/events";
import type { Asked } from "./asked";
import { EventFilter } from "./event-filter";
import { EventForm } from "./event-form";
import { EventMonths } from "./event-months";
import { RemoveEvent } from "./remove-event";

export interface EventBoardProps {
  tenant: string;
  locale: Locale;
  view: EventListView;
  asked: Asked;
}
type Open = { what: "new" } | { what: "edit" | "remove"; event: EventView } | null;

/** The list with its search, and the ways to add to it. */
export function EventBoard({ tenant, locale, view, asked }: EventBoardProps) {
  const t = useTranslations("events");
  const [open, setOpen] = useState<Open>(null);
  const [done, setDone] = useState("");
  const close = (told?: string) => {
    setOpen(null);
    if (told) setDone(told);
  };
  const searching = Object.entries(asked).some(
    ([key, value]) => value !== undefined && !(key === "team" && value === "all"),
  );
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
          view.mayAdd && (
            <Button
              variant="primary"
              onClick={() => {
                setDone("");
                setOpen({ what: "new" });
              }}
            >
              {t("add")}
            </Button>
          )
        }
      />
      <EventFilter tenant={tenant} view={view} asked={asked} searching={searching} />
      <p role="status" className="text-small text-better empty:hidden">
        {done}
      </p>
      {view.events.length === 0 ? (
        <EmptyState title={t(searching ? "nothingFound" : "empty")}>
          {t(searching ? "nothingFoundText" : "emptyText")}
        </EmptyState>
      ) : (
        <Panel>
          <EventMonths
            view={view}
            locale={locale}
            onEdit={(event) => setOpen({ what: "edit", event })}
            onRemove={(event) => setOpen({ what: "remove", event })}
          />
          {view.more && <p className="mt-3 text-small text-ink-2">{t("more", { count: view.events.length })}</p>}
        </Panel>
      )}
      <EventDialog tenant={tenant} view={view} asked={asked} open={open} onClose={close} />
    </div>
  );
}

type EventDialogProps = Omit<EventBoardProps, "locale"> & { open: Open; onClose: (told?: string) => void };

function EventDialog({ open, ...form }: EventDialogProps) {
  if (open === null) return null;
  if (open.what === "remove") return <RemoveEvent tenant={form.tenant} event={open.event} onClose={form.onClose} />;
  return <EventForm {...form} event={open.what === "edit" ? open.event : null} />;
}
