"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "@/app/_components/ui/button";
import { Notice } from "@/app/_components/ui/notice";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useTRPC } from "@/app/_trpc/client";
import { OrderColumn } from "./order-column";
import type { GroupOrder, Orders } from "./orders";

/** The list of the cards' names while one sorts them. Kept on the server, for this member alone. */
export default function OrderDraft({ tenant, now, usual, kept, onClose }: Orders & { onClose: () => void }) {
  const t = useTranslations("home.order");
  const errorText = useErrorText();
  const router = useRouter();
  const [draft, setDraft] = useState<readonly GroupOrder[]>(now);
  const [pending, start] = useTransition();
  const save = useMutation(useTRPC().view.saveOrder.mutationOptions());
  const keep = (order: readonly GroupOrder[]) =>
    save.mutate(
      { tenant, page: "home", tiles: same(order, usual) ? [] : order.flatMap(({ ids }) => ids), replaces: [...kept] },
      {
        onSuccess: () =>
          start(() => {
            router.refresh();
            onClose();
          }),
      },
    );
  return (
    <section
      aria-labelledby="card-order"
      className="rounded-lg border border-hairline bg-surface px-4 py-3.5 sm:px-[18px]"
    >
      <h2
        id="card-order"
        tabIndex={-1}
        ref={(heading) => {
          if (heading && !heading.closest("section")?.contains(document.activeElement)) heading.focus();
        }}
        className="text-small font-semibold outline-none"
      >
        {t("title")}
      </h2>
      <p className="mt-1 text-small leading-loose text-ink-2">{t("note")}</p>
      <div className="mt-3 grid gap-x-8 gap-y-5 md:grid-cols-3">
        {draft.map(({ group, ids }) => (
          <OrderColumn
            key={group}
            group={group}
            ids={ids}
            onChange={(next) => setDraft(draft.map((one) => (one.group === group ? { group, ids: next } : one)))}
          />
        ))}
      </div>
      {save.error && (
        <div className="mt-4">
          <Notice tone="error">{errorText(save.error)}</Notice>
        </div>
      )}
      <div className="mt-5 flex flex-wrap gap-2">
        <Button variant="primary" busy={save.isPending || pending} onClick={() => keep(draft)}>
          {t("save")}
        </Button>
        <Button onClick={onClose}>{t("cancel")}</Button>
        <Button className="sm:ml-auto" aria-disabled={same(draft, usual) || undefined} onClick={() => setDraft(usual)}>
          {t("usual")}
        </Button>
      </div>
    </section>
  );
}

const same = (a: readonly GroupOrder[], b: readonly GroupOrder[]): boolean =>
  a.flatMap(({ ids }) => ids).join() === b.flatMap(({ ids }) => ids).join();
