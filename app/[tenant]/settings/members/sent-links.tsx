"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/app/_components/ui/badge";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { TextArea, TextInput } from "@/app/_components/ui/inputs";
import { Notice } from "@/app/_components/ui/notice";
import { copyText } from "@/app/_lib/clipboard";
import type { SentInvitation } from "@/server/members/invitation-letter";

interface SentLinksProps {
  title: string;
  /** What was sent anew kills what was sent before. */
  again?: boolean;
  sent: readonly SentInvitation[];
  onClose: () => void;
}

/** What came of a sending: which mails went out, and the links, which nobody can show again. */
export function SentLinks({ title, again = false, sent, onClose }: SentLinksProps) {
  const t = useTranslations("members");
  const [copied, setCopied] = useState<"" | "copied" | "copyFailed">("");
  const [uncopied, setUncopied] = useState("");
  const copy = async (text: string) => {
    setCopied("");
    setUncopied(text);
    setCopied((await copyText(text)) ? "copied" : "copyFailed");
  };
  const [taken, refused] = [
    sent.filter(({ mailed }) => mailed === true).length,
    sent.filter(({ mailed }) => mailed === false).length,
  ];
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      actions={
        <>
          {sent.length > 1 && (
            <Button onClick={() => void copy(sent.map(({ email, link }) => `${email}\t${link}`).join("\n"))}>
              {t("copyAll")}
            </Button>
          )}
          <Button variant="primary" onClick={onClose}>
            {t("close")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {again && <p className="text-small">{t("resentText")}</p>}
        {refused > 0 && <Notice tone="attention">{t("sentNot", { count: refused })}</Notice>}
        {taken > 0 && <p className="text-small">{t("sentMail", { count: taken })}</p>}
        {taken + refused === 0 && <p className="text-small">{t("sentLinks")}</p>}
        <ul className="max-h-[40dvh] divide-y divide-hairline overflow-y-auto">
          {sent.map(({ id, email, link, mailed }) => (
            <li key={id} className="py-2">
              <p className="mb-1 flex flex-wrap items-center gap-2 text-small">
                <span className="break-all">{email}</span>
                {mailed === false && <Badge tone="attention">{t("mailedNot")}</Badge>}
              </p>
              <div className="flex gap-2">
                <TextInput
                  readOnly
                  aria-label={t("linkOf", { email })}
                  value={link}
                  onFocus={({ target }) => target.select()}
                  className="num min-w-0 text-ellipsis"
                />
                <Button aria-label={t("copyOf", { email })} onClick={() => void copy(link)}>
                  {t("copy")}
                </Button>
              </div>
            </li>
          ))}
        </ul>
        <p className="text-note text-ink-2">{t("linksOnce")}</p>
        <p role="status" className="text-small empty:hidden">
          {copied && t(copied)}
        </p>
        {copied === "copyFailed" && (
          <TextArea
            readOnly
            aria-label={t("uncopied")}
            value={uncopied}
            onFocus={({ target }) => target.select()}
            className="num"
          />
        )}
      </div>
    </Dialog>
  );
}
