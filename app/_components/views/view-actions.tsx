"use client";

import { useMutation } from "@tanstack/react-query";
import { Link } from "@/app/_components/ui/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";
import { openedBy } from "@/domain/views/opened";
import { presetOf, withRange } from "@/domain/views/saved";
import type { ReachedView } from "@/server/views/views";
import type { Asked, ViewMenuProps } from "./menu-props";

/** A line of the menu. */
export const ITEM = "flex min-h-9 w-full items-center gap-3 px-3.5 text-left hover:bg-sunken pointer-coarse:min-h-11";

export interface ViewActionsProps extends ViewMenuProps {
  onAsk: (asked: Asked) => void;
  onDone: (told: string) => void;
}

/** What can be done with what is shown: keep it under a name; with a saved view, change it, rename it, open it first, forget it. */
export function ViewActions(props: ViewActionsProps) {
  const {
    shown: { view, query, changed },
    onAsk,
  } = props;
  const t = useTranslations("views");
  return (
    <div className="mt-1.5 flex flex-col border-t border-hairline pt-1.5">
      {view && changed && <Changed {...props} view={view} />}
      {(query !== "" || !view) && (
        <button type="button" className={ITEM} onClick={() => onAsk("save")}>
          {t("saveAs")}
        </button>
      )}
      {view && (
        <button type="button" className={ITEM} onClick={() => onAsk("rename")}>
          {t("rename")}
        </button>
      )}
      {view && <Usual {...props} view={view} />}
      {view && (
        <button type="button" className={`${ITEM} text-worse`} onClick={() => onAsk("remove")}>
          {t("remove")}
        </button>
      )}
    </div>
  );
}

function Changed({
  tenant,
  page,
  path,
  shown: { query },
  view,
  onDone,
  ...now
}: ViewActionsProps & { view: ReachedView }) {
  const t = useTranslations("views");
  const [errorText, router] = [useErrorText(), useRouter()];
  const save = useMutation(
    useTRPC().view.save.mutationOptions({
      onSuccess: () => {
        router.refresh();
        onDone(t("told.kept", { name: view.name }));
      },
      onError: (error) => onDone(errorText(error)),
    }),
  );
  // A view that followed the calendar goes on doing so.
  const follows = !/(^|&)range=\d/.test(view.query);
  const kept = withRange(query, follows ? presetOf(query, now) : null, now);
  return (
    <>
      <button
        type="button"
        className={ITEM}
        aria-busy={save.isPending}
        onClick={() =>
          save.mutate({
            tenant,
            id: view.id,
            page,
            name: view.name,
            query: kept,
            usual: view.usual,
            replaces: { name: view.name, query: view.kept, usual: view.usual },
          })
        }
      >
        {t("keep", { name: view.name })}
      </button>
      <Link
        href={`${path}?${openedBy(view.id, view.query)}`}
        scroll={false}
        className={ITEM}
        onClick={() => onDone("")}
      >
        {t("undo", { name: view.name })}
      </Link>
    </>
  );
}

function Usual({ tenant, view, views, onDone }: ViewActionsProps & { view: ReachedView }) {
  const t = useTranslations("views");
  const [errorText, router] = [useErrorText(), useRouter()];
  const set = useMutation(
    useTRPC().view.setUsual.mutationOptions({
      onSuccess: () => {
        router.refresh();
        onDone(t(view.usual ? "told.notFirst" : "told.first", { name: view.name }));
      },
      onError: (error) => onDone(errorText(error)),
    }),
  );
  return (
    <button
      type="button"
      className={ITEM}
      aria-busy={set.isPending}
      onClick={() =>
        set.mutate({
          tenant,
          viewId: view.id,
          usual: !view.usual,
          replaces: views.find((one) => one.usual)?.id ?? null,
        })
      }
    >
      {t(view.usual ? "notFirst" : "first")}
    </button>
  );
}
