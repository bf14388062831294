import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";

test("two uses by one process are two, though each has loaded the module for itself", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tenkan-state-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const first = (await import("./state")).enter(folder, true);
  vi.resetModules();
  const second = (await import("./state")).enter(folder, false);
  expect(first()).toBe(false);
  expect(second()).toBe(true);
});
