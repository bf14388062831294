import { classes } from "./classes";

/** Holds the place of what is loading, so that nothing jumps when it comes. Give it the size of what it stands for. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={classes("block rounded bg-sunken", className ?? "h-4 w-full")} />;
}
