"use client";

import type { Asked, ViewMenuProps } from "./menu-props";
import { RemoveView } from "./remove-view";
import { RenameView } from "./rename-view";
import { SaveView } from "./save-view";

interface ViewDialogProps {
  asked: Asked;
  menu: ViewMenuProps;
  onClose: (result?: string) => void;
}

/** The dialog that was asked for, about the view shown. */
export function ViewDialog({ asked, menu, onClose }: ViewDialogProps) {
  const { view, query } = menu.shown;
  const dialog = { tenant: menu.tenant, path: menu.path, onClose };
  if (asked === "save") return <SaveView {...menu} {...dialog} query={query} />;
  if (!view) return null;
  if (asked === "rename") return <RenameView {...dialog} view={view} />;
  return <RemoveView {...dialog} view={view} query={query} />;
}
