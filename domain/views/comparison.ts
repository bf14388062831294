/** What a range is held against: the one just before, the same dates of the year before, or nothing. */
export const COMPARISONS = ["previous", "year", "none"] as const;
export type Comparison = (typeof COMPARISONS)[number];
