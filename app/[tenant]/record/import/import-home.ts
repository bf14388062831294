import type { Currency } from "@/domain/format/currency";
import type { ImportTarget } from "@/domain/imports/destination";
import type { LocalDate } from "@/domain/time/period";

/** What every step of an import knows of the company it is for. */
export interface ImportHome {
  targets: ImportTarget[];
  memberId: string;
  today: LocalDate;
  thresholdSec: number;
  currency: Currency;
  zone: string;
}
