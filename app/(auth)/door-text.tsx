import { Link } from "@/app/_components/ui/link";
import type { ComponentProps, ReactNode } from "react";

/** A page's name and what it is about, at the door. */
export function DoorTitle({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <>
      <h1 className="text-title font-semibold leading-snug">{title}</h1>
      {children && (
        <div className="mt-2 flex flex-col gap-2 text-small leading-loose break-words text-ink-2">{children}</div>
      )}
    </>
  );
}

/** A way to another page of the door. */
export function DoorLink(props: ComponentProps<typeof Link>) {
  return (
    <p className="mt-6 text-small leading-loose">
      <Link
        {...props}
        className="inline-flex items-center text-ink-2 underline decoration-hairline-strong underline-offset-4 hover:text-ink pointer-coarse:min-h-11"
      />
    </p>
  );
}
