import { isLocalDate, type LocalDate } from "@/domain/time/period";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The team an address asks for. What is no team's id is left out, so that a mistyped link still opens. */
export const askedTeam = (text: string | undefined): string | undefined =>
  text !== undefined && UUID.test(text) ? text : undefined;

/** The date an address asks for, likewise. */
export const askedDate = (text: string | undefined): LocalDate | undefined => (isLocalDate(text) ? text : undefined);
