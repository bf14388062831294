"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPCClient } from "@/app/_trpc/client";
import { type Decoded, decodeFile } from "@/domain/imports/encoding";
import type { ColumnUse, ImportMapping } from "@/domain/imports/mapping";
import type { Draft } from "./draft-store";

const placeColumns = (columns: readonly ColumnUse[] | undefined) => {
  if (!columns) return null;
  const at = (use: ColumnUse["use"]) => {
    const index = columns.findIndex((column) => column.use === use);
    return index < 0 ? null : index;
  };
  return { team: at("team"), channel: at("channel") };
};

/** The draft's text, what the server makes of it, and the mapping as it stands: the proposal with what a person changed. */
export function useInspection(tenant: string, draft: Draft, channelId: string | null) {
  const client = useTRPCClient();
  const { encoding, delimiter, headerRow } = draft.layout;
  const decoded: Decoded = useMemo(() => decodeFile(draft.bytes, encoding), [draft.bytes, encoding]);
  const places = placeColumns(draft.choice.columns);
  const look = useQuery({
    queryKey: ["import-inspect", tenant, draft.key, draft.layout, places],
    queryFn: () =>
      client.import.inspect.mutate({
        tenant,
        text: decoded.ok ? decoded.text : "",
        delimiter,
        headerRow,
        placeColumns: places,
        channelId,
      }),
    enabled: decoded.ok,
    staleTime: Infinity,
    retry: false,
    placeholderData: keepPreviousData,
  });
  const mapping: ImportMapping | null = useMemo(
    () => (look.data ? { ...look.data.mapping, ...draft.choice } : null),
    [look.data, draft.choice],
  );
  return { decoded, look, mapping };
}
