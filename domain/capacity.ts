/**
 * What one company may hold of the things that pages read whole: far more than any team needs, and little enough that no
 * page's work is without bound. By table, in rows, whatever has been archived or has passed included.
 */
export const CAPACITY = {
  teams: 100,
  channels: 500,
  special_days: 4_000,
  variant_changes: 100,
  events: 20_000,
  targets: 5_000,
  assessments: 20_000,
  invitations: 10_000,
} as const;

/** Rows of one file that is taken out; what goes beyond is taken out in several. */
export const MOST_EXPORTED = 50_000;

export type Bounded = keyof typeof CAPACITY;
