import { expect, test } from "vitest";
import { ISSUE_CODES } from "@/domain/measures/measure";
import en from "@/messages/en/import.json";
import ja from "@/messages/ja/import.json";

const ROW_CODES = [
  "too_long",
  "bad_character",
  "not_a_number",
  "bad_grouping",
  "wrong_unit",
  "fraction",
  "too_fine",
  "too_large",
  "rate_out_of_range",
  "not_a_date",
  "no_such_day",
  "not_in_era",
  "out_of_range",
  "date_missing",
  "in_the_future",
  "duplicate_period",
  "unknown_place",
  "not_of_this_channel",
  "estimate_capped",
  "overlaps_record",
  "needs_zone",
  "year_missing",
  "day_missing",
  "week_for_days",
  "measure_twice",
  "too_many_cells",
  "undated_gap",
  "base_missing",
  "odd_week",
  "odd_weekday",
  "far_from_usual",
];

test("every reason a cell can be refused for has its words in both languages", () => {
  for (const texts of [ja, en])
    expect(Object.keys(texts.issue)).toEqual(expect.arrayContaining([...ROW_CODES, ...ISSUE_CODES]));
});
