import type { Currency } from "@/domain/currency";
import type { ImportTarget } from "@/domain/import-target";
import type { LocalDate } from "@/domain/period";

/** What every step of an import knows of the company it is for. */
export interface ImportHome {
  targets: ImportTarget[];
  memberId: string;
  today: LocalDate;
  thresholdSec: number;
  currency: Currency;
  zone: string;
}
