const SPOKEN = new Set(["customers", "orders", "active", "revenue", "margin", "subscription", "1-7", "1-5"]);
const LEVELS = new Set(["offered", "answered", "ignore_abandoned", "abandon_positive"]);

/** Which of several definitions a value follows, in words; `t` speaks for "card.variant". */
export function variantText(variant: string, t: (key: string, values?: Record<string, string>) => string): string {
  const [level = "", number] = variant.split(":");
  if (number && LEVELS.has(level)) return `${t("sl", { seconds: number })} ${t(level)}`;
  if (number && SPOKEN.has(level)) return t("capped", { variant: t(level), years: number });
  return SPOKEN.has(variant) ? t(variant) : variant;
}
