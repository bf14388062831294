"use client";

import { Dialog as Frame, DialogBackdrop, DialogPanel, DialogTitle } from "@headlessui/react";
import type { ReactNode } from "react";

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
  actions?: ReactNode;
}

/** A question that must be answered first; Escape and a press outside close it. A sheet from below on phones. */
export function Dialog({ open, onClose, title, children, actions }: DialogProps) {
  return (
    <Frame open={open} onClose={onClose} className="relative z-50">
      <DialogBackdrop className="fixed inset-0 bg-veil/50" />
      <div className="fixed inset-0 flex items-end justify-center overflow-y-auto sm:items-center sm:p-4">
        <DialogPanel className="max-h-[90dvh] w-full overflow-y-auto rounded-t-lg border border-hairline-strong bg-surface p-5 pb-[max(20px,env(safe-area-inset-bottom))] text-ink sm:max-w-lg sm:rounded-lg">
          <DialogTitle className="text-lead font-semibold leading-snug">{title}</DialogTitle>
          <div className="mt-3 text-body leading-loose">{children}</div>
          {actions && <div className="mt-5 flex flex-wrap justify-end gap-2">{actions}</div>}
        </DialogPanel>
      </div>
    </Frame>
  );
}
