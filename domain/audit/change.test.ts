import { expect, it } from "vitest";
import { auditChanges, auditSubject, idsWithin } from "@/domain/audit/change";

const ID = "00000000-0000-4000-8000-000000000001";

it("tells only what differs; what is new or gone has one side", () => {
  expect(auditChanges({ name: "A", archived: false }, { name: "B", archived: false })).toEqual([
    { field: "name", before: "A", after: "B" },
  ]);
  expect(auditChanges(null, { name: "B", until: null })).toEqual([{ field: "name", before: undefined, after: "B" }]);
  expect(auditChanges({ days: [1, 2] }, null)).toEqual([{ field: "days", before: [1, 2], after: undefined }]);
  expect(auditChanges({ days: [1, 2] }, { days: [1, 2] })).toEqual([]);
  expect(auditChanges(["a"], ["b"])).toEqual([{ field: "", before: ["a"], after: ["b"] }]);
  expect(auditChanges(undefined, 0)).toEqual([{ field: "", before: undefined, after: 0 }]);
});

it("takes a subject apart", () => {
  expect(auditSubject(`record:${ID}:2026-11-20`)).toEqual({ kind: "record", ids: [ID], date: "2026-11-20", rest: "" });
  expect(auditSubject("settings")).toEqual({ kind: "settings", ids: [], date: null, rest: "" });
  expect(auditSubject("tiles:home")).toEqual({ kind: "tiles", ids: [], date: null, rest: "home" });
  expect(auditSubject("")).toEqual({ kind: "", ids: [], date: null, rest: "" });
});

it("finds ids wherever they stand, each once", () => {
  expect(idsWithin({ a: [ID], b: { c: `team:${ID}` } })).toEqual([ID]);
  expect(idsWithin(undefined)).toEqual([]);
});
