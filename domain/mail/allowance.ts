/** How far a company has shown that it is one. `joined`: who came in by its invitations; `days`: on how many it recorded. */
export interface CompanyActivity {
  readonly foundedAt: Date;
  readonly joined: number;
  readonly days: number;
}

const DAY_MS = 86_400_000;
const [FIRST, EACH_JOINED, MOST_NEW, ESTABLISHED] = [10, 10, 100, 300];
/** In use: a week old, with figures written down on five different days. */
export const USED = { age: 7, days: 5 } as const;

export const isEstablished = ({ foundedAt, days }: CompanyActivity, now: Date): boolean =>
  days >= USED.days && now.getTime() - foundedAt.getTime() >= USED.age * DAY_MS;

/**
 * How many letters of invitation a company may send in a day. A new one, which anybody can found in a minute, few, and more
 * as those it invited come in; one in use as many as it takes to invite a department.
 */
export const lettersADay = (activity: CompanyActivity, now: Date): number =>
  isEstablished(activity, now) ? ESTABLISHED : Math.min(FIRST + EACH_JOINED * activity.joined, MOST_NEW);
