/** The mark: a disc half indigo, half persimmon, and the name. */
export function Brand() {
  return (
    <span className="inline-flex items-center gap-2 text-body font-semibold whitespace-nowrap">
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden>
        <path d="M8 0a8 8 0 0 0 0 16z" fill="var(--mamori)" />
        <path d="M8 0a8 8 0 0 1 0 16z" fill="var(--seme)" />
      </svg>
      <span lang="ja">転換</span> <span lang="en">Tenkan</span>
    </span>
  );
}
