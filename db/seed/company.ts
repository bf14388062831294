import type { Currency } from "@/domain/format/currency";
import type { KpiId, Variants } from "@/domain/kpi/kpi";
import type { Row } from "@/domain/measures/measure";
import type { Calendar, LocalDate } from "@/domain/time/period";
import type { Role } from "@/domain/members/role";
import type { VariantChange } from "@/domain/kpi/definitions";
import type { ChannelProfile } from "./records/channel-profile";
import type { World } from "./world";

export interface Person {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly teams: readonly string[];
}

export interface DemoEvent {
  readonly key: string;
  readonly team: string | null;
  readonly kind: "initiative" | "campaign" | "outage" | "note";
  readonly title: string;
  readonly start: LocalDate;
  readonly until?: LocalDate;
}

/** One respondent's answers: the numbers of the statements that apply. */
export interface DemoRun {
  readonly team: string;
  readonly date: LocalDate;
  readonly person: string;
  readonly applies: readonly number[];
  readonly notes?: Readonly<Record<string, string>>;
}

/** What a team (null: the company) wanted to reach from when to when, and who said so. */
export interface DemoTarget {
  readonly team: string | null;
  readonly person: string;
  readonly kpi: KpiId;
  readonly low?: number;
  readonly high?: number;
  readonly start: LocalDate;
  readonly until?: LocalDate;
  /** The day it was set; left out: its start. */
  readonly setOn?: LocalDate;
}

/** Who is expected: the invitation was sent so many days before the demo was made; after a week it is expired. */
export interface DemoInvitation {
  readonly key: string;
  readonly email: string;
  readonly role: Role;
  readonly teams: readonly string[];
  readonly daysAgo: number;
}

/** Something an admin changed one day, in words of the audit log; what became of targets, events and diagnoses is told from those. */
export interface DemoDeed {
  readonly date: LocalDate;
  readonly person: string;
  readonly command: string;
  readonly subject: string;
  readonly before: object;
  readonly after: object;
}

/** A fictional company, whole: who works there, what happened, and how its channels behave. */
export interface Company {
  readonly world: World;
  readonly calendar: Calendar;
  readonly tenant: {
    readonly slug: string;
    readonly name: string;
    readonly locale: "ja" | "en";
    readonly currency: Currency;
    readonly variants: Variants;
  };
  /** Changes of definitions since; `tenant.variants` are the first ones. */
  readonly changes: readonly VariantChange[];
  readonly password: string;
  readonly teams: readonly { readonly key: string; readonly name: string }[];
  readonly channels: readonly ChannelProfile[];
  /** Keys of daily channels nobody has recorded for yesterday yet, so that the first page has something to do. */
  readonly unrecorded: readonly string[];
  /** Keys of daily channels somebody now and then forgets, wholly or in part, so that the calendar has gaps to show. */
  readonly forgotten: readonly string[];
  /** The name of a day on which the company closes, else null. */
  readonly closing: (date: LocalDate) => string | null;
  readonly people: readonly Person[];
  /** Members who are kept out by now; they cannot sign in. */
  readonly former: readonly Person[];
  readonly invited: readonly DemoInvitation[];
  readonly deeds: readonly DemoDeed[];
  readonly events: readonly DemoEvent[];
  readonly runs: readonly DemoRun[];
  readonly targets: readonly DemoTarget[];
  /** The customer base of the month that begins on that day. */
  readonly month: (start: LocalDate) => Row;
}
