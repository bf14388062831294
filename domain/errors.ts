/** Codes of errors the UI translates: `errors.<code>` in messages/. */
export const DOMAIN_ERROR_CODES = [
  "invalid_range",
  "invalid_date",
  "invalid_zone",
  "invalid_input",
  "unknown_kpi",
  "unknown_measure",
  "singular_model",
  "too_few_points",
] as const;
export type DomainErrorCode = (typeof DOMAIN_ERROR_CODES)[number];

/** An error with a stable code and its numbers; the text lives in messages/, never here. */
export class DomainError extends Error {
  readonly code: DomainErrorCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: DomainErrorCode, params: Readonly<Record<string, string | number>> = {}) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = "DomainError";
    this.code = code;
    this.params = params;
  }
}
