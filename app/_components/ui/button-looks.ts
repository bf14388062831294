/** primary: the one action of a page. quiet: everything else. danger: what cannot be taken back. plain: within a line of text. */
export type ButtonVariant = "primary" | "quiet" | "danger" | "plain";

export const SHAPE =
  "inline-flex items-center justify-center gap-2 whitespace-nowrap text-small leading-snug transition-colors duration-[120ms]";
const BOX = "h-9 rounded px-3.5 pointer-coarse:h-11 pointer-coarse:px-4";
export const LOOKS: Readonly<Record<ButtonVariant, string>> = {
  primary: `${BOX} border border-ink bg-ink font-semibold text-paper hover:border-ink-2 hover:bg-ink-2`,
  quiet: `${BOX} border border-hairline bg-surface text-ink hover:border-hairline-strong`,
  danger: `${BOX} border border-worse bg-surface font-semibold text-worse hover:bg-worse-soft`,
  plain:
    "rounded-sm px-0.5 py-1 text-ink-2 underline decoration-hairline-strong underline-offset-4 hover:text-ink pointer-coarse:min-h-11",
};
