/** What a range is held against: the one just before, the year before, or nothing. */
export const COMPARISONS = ["previous", "year", "none"] as const;
export type Comparison = (typeof COMPARISONS)[number];
/** How a range meets the year before: its days those of the same weekday, 364 days back, or those of the same date. */
export const ALIGNS = ["weekday", "date"] as const;
export type Align = (typeof ALIGNS)[number];
