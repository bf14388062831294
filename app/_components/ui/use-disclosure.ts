import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

interface Disclosure<Box extends HTMLElement> {
  open: boolean;
  /** Around the button and what it opens. */
  box: RefObject<Box | null>;
  button: RefObject<HTMLButtonElement | null>;
  toggle: () => void;
  /** Closes it, and gives the focus back to its button. */
  shut: () => void;
}

/** Something that opens below its button: Escape, a press elsewhere and a focus that moves on close it. */
export function useDisclosure<Box extends HTMLElement>(): Disclosure<Box> {
  const [open, setOpen] = useState(false);
  const box = useRef<Box>(null);
  const button = useRef<HTMLButtonElement>(null);
  const shut = useCallback(() => {
    setOpen(false);
    button.current?.focus();
  }, []);
  useEffect(() => {
    if (!open) return;
    const elsewhere = ({ target }: Event) => {
      if (target instanceof Node && !box.current?.contains(target)) setOpen(false);
    };
    const escape = ({ key }: KeyboardEvent) => {
      if (key === "Escape") shut();
    };
    document.addEventListener("pointerdown", elsewhere);
    document.addEventListener("focusin", elsewhere);
    document.addEventListener("keydown", escape);
    return () => {
      document.removeEventListener("pointerdown", elsewhere);
      document.removeEventListener("focusin", elsewhere);
      document.removeEventListener("keydown", escape);
    };
  }, [open, shut]);
  return { open, box, button, toggle: () => setOpen(!open), shut };
}
