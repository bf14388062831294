"use client";

import { type TRPCLink, TRPCClientError } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { AppRouter } from "@/server/root";

/** "changed": the form says so itself, beside what was typed; what is there now is loaded. */
type Refusal = "forbidden" | "missing" | "other_person" | "changed";
interface Told {
  code?: string;
  key?: string;
}

/** What a refusal says of the page; null where it says nothing of it. Of another person's sign-in, looking is refused as well. */
function refusalOf({ code, key }: Told, { type, path }: { type: string; path: string }): Refusal | null {
  if (key === "other_person") return "other_person";
  if (type !== "mutation") return null;
  if (key === "changed_meanwhile" && !ON_ITS_OWN.has(path)) return "changed";
  if (code === "FORBIDDEN") return "forbidden";
  return code === "NOT_FOUND" ? "missing" : null;
}

/** The grid shows both values in the cell, and asks. */
const ON_ITS_OWN: ReadonlySet<string> = new Set(["record.saveCells", "record.saveBaseCells"]);

/** What was refused last, for whoever shows it. */
function refusals() {
  const watchers = new Set<() => void>();
  let last: { kind: Refusal } | null = null;
  return {
    tell(kind: Refusal | null) {
      last = kind && { kind };
      for (const watcher of watchers) watcher();
    },
    last: () => last,
    subscribe(watcher: () => void) {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  };
}
type Refusals = ReturnType<typeof refusals>;

/** Every change passes here on its way to the server, whoever asks for it: a refusal means that the page shows what is not so any more. */
function watching(seen: Refusals): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) =>
      observable((observer) =>
        next(op).subscribe({
          ...observer,
          next(value) {
            // Its author is back.
            if (seen.last()?.kind === "other_person") seen.tell(null);
            observer.next(value);
          },
          error(error) {
            const kind = refusalOf(error instanceof TRPCClientError ? ((error.data ?? {}) as Told) : {}, op);
            if (kind) seen.tell(kind);
            observer.error(error);
          },
        }),
      );
}

/** A link that notices refusals, and what they are told to. */
export function watchRefusals(): { link: TRPCLink<AppRouter>; seen: Refusals } {
  const seen = refusals();
  return { link: watching(seen), seen };
}

const BUTTON = "min-h-9 shrink-0 whitespace-nowrap px-1 underline underline-offset-4 pointer-coarse:min-h-11";

/** Says that rights have changed and loads the page's data anew: controls that cannot work go, and who is out finds the page gone. */
export function RightsNotice({ seen }: { seen: Refusals }) {
  const [t, router] = [useTranslations("rights"), useRouter()];
  const last = useSyncExternalStore(seen.subscribe, seen.last, () => null);
  const [closed, setClosed] = useState<typeof last>(null);
  const isOther = last?.kind === "other_person";
  // Another person's data is not brought under what this one has typed.
  useEffect(() => {
    if (last && !isOther) router.refresh();
  }, [last, isOther, router]);
  if (!last || last === closed || last.kind === "changed") return <div role="alert" />;
  return (
    <div
      role="alert"
      className="fixed inset-x-4 top-4 z-[60] mx-auto flex max-w-xl items-center justify-between gap-3 rounded border border-l-4 border-hairline-strong border-l-attention bg-attention-soft px-3.5 py-2.5 text-small leading-loose text-ink"
    >
      <p>{t(last.kind)}</p>
      {isOther && (
        <button type="button" onClick={() => window.location.reload()} className={BUTTON}>
          {t("reload")}
        </button>
      )}
      <button type="button" onClick={() => setClosed(last)} className={BUTTON}>
        {t("close")}
      </button>
    </div>
  );
}
