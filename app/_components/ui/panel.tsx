import { type ReactNode, useId } from "react";
import { classes } from "./classes";

interface PanelProps {
  title?: ReactNode;
  note?: ReactNode;
  aside?: ReactNode;
  level?: 2 | 3;
  /** A figure in it takes the height a neighbour gives, its caption at the bottom. */
  fill?: boolean;
  children: ReactNode;
}

/** A sheet on the page: surface and hairline, no shadow. */
export function Panel({ title, note, aside, level = 2, fill = false, children }: PanelProps) {
  const id = useId();
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section
      aria-labelledby={title ? id : undefined}
      className={classes(
        "min-w-0 rounded-lg border border-hairline bg-surface px-4 py-3.5 sm:px-[18px]",
        fill && "flex flex-col [&>figure]:grow",
      )}
    >
      {(title || aside) && (
        <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 leading-snug">
          <div className="flex flex-wrap items-baseline gap-x-2">
            {title && (
              <Heading id={id} className="text-small font-semibold">
                {title}
              </Heading>
            )}
            {note && <p className="text-note text-ink-3">{note}</p>}
          </div>
          {aside && <div className="text-note text-ink-2">{aside}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
