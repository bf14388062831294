"use client";

import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";
import { useLocale, useTranslations } from "next-intl";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC, useTRPCClient } from "@/app/_trpc/client";
import { Button } from "@/app/_components/ui/button";
import { Notice } from "@/app/_components/ui/notice";
import { Skeleton } from "@/app/_components/ui/skeleton";
import { formatDecimal } from "@/domain/format/number";
import type { ImportMapping } from "@/domain/imports/mapping";
import type { LocalDate } from "@/domain/time/period";
import type { Inspection } from "@/server/imports/inspect";
import type { Draft } from "../draft-store";
import { Figures } from "./figures";
import type { ImportHome } from "../import-home";
import { IssueList } from "./issue-list";
import { PlanSummary } from "./plan-summary";
import { ReplacedCells } from "./replaced-cells";

export interface Done {
  fileName: string;
  rowsNew: number;
  rowsChanged: number;
  rowsSame: number;
  teamId: string;
  range: string;
}
interface Props {
  tenant: string;
  home: ImportHome;
  draft: Draft;
  save: (draft: Draft) => void;
  inspection: Inspection;
  mapping: ImportMapping;
  text: string;
  onDone: (done: Done) => void;
}

/** What would be written, what is wrong, what the records would say: and then all of it or nothing. */
export function CheckStep({ tenant, home, draft, save, inspection, mapping, text, onDone }: Props) {
  const t = useTranslations("import.check");
  const locale = useLocale();
  const errorText = useErrorText();
  const client = useTRPCClient();
  const look = useQuery({
    queryKey: ["import-preview", tenant, draft.key, draft.onExisting, mapping],
    gcTime: 0,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: () => client.import.preview.mutate({ tenant, text, mapping, onExisting: draft.onExisting }),
  });
  const run = useMutation(useTRPC().import.run.mutationOptions());
  const preview = look.data;
  const back = <Button onClick={() => save({ ...draft, step: "map" })}>{t("back")}</Button>;
  if (look.error)
    return (
      <Notice tone="error" action={back}>
        {errorText(look.error)}
      </Notice>
    );
  if (!preview)
    return (
      <>
        <p role="status" className="text-small text-ink-2">
          {t("reading")}
        </p>
        <Skeleton className="h-24 w-full" />
        <Skeleton className="h-48 w-full" />
      </>
    );
  const { counts, errors, extent } = preview;
  const writes = counts.new + counts.changed;
  const start = () =>
    run.mutate(
      {
        tenant,
        key: draft.key,
        fileName: draft.name,
        text,
        mapping,
        onExisting: draft.onExisting,
        fingerprint: preview.fingerprint,
      },
      {
        onSuccess: (result) =>
          onDone({ fileName: draft.name, ...result, teamId: teamOf(home, mapping), range: rangeOf(extent) }),
      },
    );
  return (
    <>
      <Verdict errors={errors} writes={writes} back={back} />
      {run.error && (
        <RunFailure
          error={run.error}
          onAgain={() => {
            run.reset();
            void look.refetch();
          }}
        />
      )}
      {errors > 0 && (
        <IssueList preview={preview} inspection={inspection} fileName={draft.name} currency={home.currency} />
      )}
      <PlanSummary preview={preview} />
      {preview.replacedCount > 0 && (
        <ReplacedCells
          preview={preview}
          home={home}
          onExisting={draft.onExisting}
          onChoose={(onExisting) => save({ ...draft, onExisting })}
        />
      )}
      <Figures preview={preview} threshold={home.thresholdSec} />
      {errors === 0 && preview.warnings > 0 && (
        <IssueList preview={preview} inspection={inspection} fileName={draft.name} currency={home.currency} />
      )}
      <div className="flex flex-wrap items-center justify-end gap-2">
        {back}
        <Button
          variant="primary"
          disabled={errors > 0 || writes === 0}
          busy={run.isPending || look.isFetching}
          onClick={start}
        >
          {run.isPending ? t("running") : t("run", { count: writes, shown: formatDecimal(writes, locale) })}
        </Button>
      </div>
    </>
  );
}

/** Why nothing can be written: something is wrong, or nothing is new. */
function Verdict({ errors, writes, back }: { errors: number; writes: number; back: React.ReactNode }) {
  const t = useTranslations("import.check");
  if (errors > 0)
    return (
      <Notice tone="error" title={t("errors", { count: errors })} action={back}>
        {t("errorsText")}
      </Notice>
    );
  if (writes > 0) return null;
  return (
    <Notice tone="info" title={t("nothing")} action={back}>
      {t("nothingText")}
    </Notice>
  );
}

/** What was recorded meanwhile is looked at again. */
function RunFailure({ error, onAgain }: { error: unknown; onAgain: () => void }) {
  const t = useTranslations("import.check");
  const errorText = useErrorText();
  return (
    <Notice tone="error" action={changed(error) && <Button onClick={onAgain}>{t("again")}</Button>}>
      {errorText(error)}
    </Notice>
  );
}

const changed = (error: unknown): boolean =>
  error instanceof TRPCClientError && (error.data as { key?: string } | null)?.key === "import_changed_meanwhile";
const rangeOf = (extent: { from: LocalDate; last: LocalDate } | null): string =>
  extent ? `${extent.from}..${extent.last}` : "";

/** The team whose page shows the result: the only one the file wrote to, else all of them. */
function teamOf({ targets }: ImportHome, { places }: ImportMapping): string {
  const teams = new Set(
    targets.filter(({ id }) => places.some((place) => place.channelId === id)).map(({ teamId }) => teamId),
  );
  return teams.size === 1 ? ([...teams][0] ?? "all") : "all";
}
