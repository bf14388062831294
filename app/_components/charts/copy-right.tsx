"use client";

import { createContext, type ReactNode, useContext } from "react";

const Given = createContext(false);

/** Whether what is drawn inside may be taken out as a picture, numbers or a file. A frame says so once for all charts; unsaid, it may not. */
export function CopyRight({ given, children }: { given: boolean; children: ReactNode }) {
  return <Given.Provider value={given}>{children}</Given.Provider>;
}

export const useCopyRight = (): boolean => useContext(Given);
