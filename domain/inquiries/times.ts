/** Times of one inquiry. Any clock will do (minutes, milliseconds), so long as all are of the same. */

export type Reply = { readonly at: number; readonly automatic: boolean };

/**
 * From arrival to the first reply of a person; automatic replies do not count [phonely, ingestai, redo].
 * @returns null without one, or when it lies before the arrival (quarantined, never averaged).
 */
export function firstResponseTime(receivedAt: number, replies: readonly Reply[]): number | null {
  const human = replies.filter((reply) => !reply.automatic).map((reply) => reply.at);
  return human.length > 0 ? elapsed(receivedAt, Math.min(...human)) : null;
}

/** First and full resolution: until the first and until the last closure [redo, zendesk-tm]. null while never closed. */
export function resolutionTimes(
  createdAt: number,
  closures: readonly number[],
): { first: number | null; full: number | null } {
  if (closures.length === 0) return { first: null, full: null };
  return { first: elapsed(createdAt, Math.min(...closures)), full: elapsed(createdAt, Math.max(...closures)) };
}

function elapsed(from: number, until: number): number | null {
  return until >= from ? until - from : null;
}
