import { redirect } from "next/navigation";
import { cache } from "react";
import { textsIn } from "@/app/_lib/query-text";
import type { SearchParams } from "@/app/_lib/search-params";
import { api, orNotFound } from "@/app/_trpc/server";
import { arrivalOf, type ViewPage } from "@/domain/views/saved";

/** The member's views of a page, asked for once a request. */
export const ownViews = cache(async (tenant: string, page: ViewPage) =>
  orNotFound((await api()).view.list({ tenant, page })),
);

const PATHS = { home: "", trends: "/trends" } as const satisfies Record<ViewPage, string>;
export const pathOf = (tenant: string, page: ViewPage): string => `/${tenant}${PATHS[page]}`;

/** Opens the member's usual view where the URL says nothing: URL, then saved view, then the page as it is built. */
export async function openUsual(tenant: string, page: ViewPage, searchParams: SearchParams): Promise<void> {
  const given = textsIn(await searchParams);
  if (given.some(([key]) => key !== "team")) return;
  const arrival = arrivalOf(new URLSearchParams(given).toString(), (await ownViews(tenant, page)).views);
  if (arrival !== null) redirect(`${pathOf(tenant, page)}?${arrival}`);
}
