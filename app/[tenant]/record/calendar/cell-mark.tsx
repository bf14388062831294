export type MarkKind = "recorded" | "partial" | "missing" | "rest" | "closed" | "early" | "running" | "future";

/** A state by its shape first, its colour second; its words stand beside it for those who listen. */
export function CellMark({ kind }: { kind: MarkKind }) {
  switch (kind) {
    case "recorded":
      return (
        <Drawn>
          <path d="M3.5 8.5l3 3 6-7" className="fill-none stroke-better stroke-2" />
        </Drawn>
      );
    case "partial":
      return (
        <Drawn>
          <circle cx="8" cy="8" r="5" className="fill-none stroke-attention stroke-[1.5]" />
          <path d="M8 3a5 5 0 0 0 0 10z" className="fill-attention" />
        </Drawn>
      );
    case "missing":
      return (
        <Drawn>
          <rect
            x="2.5"
            y="2.5"
            width="11"
            height="11"
            rx="2"
            strokeDasharray="2.6 1.6"
            className="fill-attention-soft stroke-attention stroke-[1.5]"
          />
        </Drawn>
      );
    case "running":
      return (
        <Drawn>
          <circle cx="8" cy="8" r="3.5" strokeDasharray="2 1.6" className="fill-none stroke-ink-3 stroke-[1.25]" />
        </Drawn>
      );
    case "closed":
      return (
        <Drawn>
          <path d="M4 4l8 8M12 4l-8 8" className="fill-none stroke-ink-3 stroke-[1.25]" />
        </Drawn>
      );
    case "rest":
      return (
        <Drawn>
          <path d="M4.5 8h7" className="fill-none stroke-ink-3 stroke-[1.5]" />
        </Drawn>
      );
    default:
      return null;
  }
}

function Drawn({ children }: { children: React.ReactNode }) {
  return (
    <svg aria-hidden viewBox="0 0 16 16" className="mx-auto block size-4 overflow-visible">
      {children}
    </svg>
  );
}
