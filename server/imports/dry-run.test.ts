import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readTable } from "./read-table";

const linesOf = (text: string) => readTable(text, ",").map(({ line, cells }) => `${line} ${cells.join("|")}`);

test("any mix of line ends cuts rows, and lines are counted as an editor counts them, also behind quoted breaks", () => {
  expect(linesOf("a,b\r\n1,2\n3,4\r5,6")).toEqual(["1 a|b", "2 1|2", "3 3|4", "4 5|6"]);
  expect(linesOf("a,b\n1,2\r\n3,4")).toEqual(["1 a|b", "2 1|2", "3 3|4"]);
  expect(linesOf('a\r"x\ry",2\r\rz\n\nq')).toEqual(["1 a", "2 x\ny|2", "5 z", "7 q"]);
  expect(linesOf('a\r\n"x\r\ny\nw",2\r\nz')).toEqual(["1 a", "2 x\ny\nw|2", "5 z"]);
});

const folder = mkdtempSync(join(tmpdir(), "tenkan-import-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The command as people give it, on a file of these bytes. No environment of a server reaches it. */
function dryRun(bytes: string | Uint8Array, ...options: string[]) {
  const file = join(folder, "file.csv");
  writeFileSync(file, bytes);
  const run = spawnSync(
    "npm",
    ["run", "--silent", "import", "--", "--dry-run", file, "--today", "2026-11-30", ...options],
    { encoding: "utf8", env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: process.env.NODE_ENV } },
  );
  return {
    code: run.status,
    out: run.stdout === "" ? null : (JSON.parse(run.stdout) as Record<string, never>),
    err: run.stderr,
  };
}
const PATIENT = 300_000;

test(
  "npm run import -- --dry-run: one JSON object of what is read, left out and reckoned; exit 0 where nothing is open",
  { timeout: PATIENT },
  () => {
    const { code, out } = dryRun(
      '\ufeff日報,,,\r\n日付,窓口,着信件数,応答件数\n2026/10/1,電話,100,90\r2026/10/1,計測器サポート,"1,200",40\n合計,,1300,130\n',
      "--channels",
      "電話=phone,計測器サポート=chat",
      "--teams",
      "お客様サポート",
    );
    expect([code, out]).toEqual([
      0,
      {
        encoding: "utf-8",
        headerRow: 1,
        columns: [
          { header: "日付", use: "date", why: expect.any(String) },
          { header: "窓口", use: "channel", why: expect.any(String) },
          { header: "着信件数", use: "offered", why: "its header names it; read as a sum" },
          { header: "応答件数", use: "answered", why: expect.any(String) },
        ],
        questions: [],
        rows: [
          {
            line: 3,
            start: "2026-10-01",
            team: "お客様サポート",
            channel: "電話",
            values: { offered: 100, answered: 90 },
          },
          {
            line: 4,
            start: "2026-10-01",
            team: "お客様サポート",
            channel: "計測器サポート",
            values: { offered: 1200, answered: 40 },
          },
        ],
        refused: [],
        warnings: [],
        problems: [],
        skipped: [{ line: 5, reason: "total", text: "合計, 1300, 130" }],
        kpis: { answer_rate: 0.1 },
      },
    ]);
  },
);

test(
  "exit 1 with what is refused and asked, in the file's own words; an answer closes the question",
  { timeout: PATIENT },
  () => {
    const text = "日付,着信件数,応答件数,総処理時間\n2026/10/1,400,390,153:18\n2026/10/2,400,９９０,160:05\n";
    const { code, out } = dryRun(text);
    expect(out).toMatchObject({
      questions: [
        {
          column: "総処理時間",
          kind: "duration",
          readings: ["h:mm", "m:ss"],
          examples: [{ text: "153:18", value: 551_880, aht_sec: expect.any(Number) }, { value: 9198 }],
        },
      ],
      rows: [{ line: 2, values: { offered: 400, answered: 390 } }],
      refused: [
        {
          line: 3,
          column: "応答件数",
          text: "９９０",
          reason: "answered_over_offered",
          message: "Answered (990) is above Offered (400).",
        },
      ],
    });
    const answered = dryRun(text, "--answer", "総処理時間=h:mm");
    expect([code, answered.code, answered.out]).toMatchObject([
      1,
      1,
      { questions: [], rows: [{ values: { handle_sec: 551_880 } }], kpis: { aht_sec: 551_880 / 390 } },
    ]);
  },
);

test("a file that cannot be read is refused with its reason; exit 2 on wrong usage", { timeout: PATIENT }, () => {
  expect(dryRun(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]))).toMatchObject({
    code: 1,
    out: { encoding: null, rows: [], refused: [{ reason: "not_text" }] },
  });
  expect(dryRun('日付,着信件数\n2026/10/1,"5\n2026/10/2,6\n')).toMatchObject({
    code: 1,
    out: { refused: [{ line: 2, reason: "import_broken_quote" }] },
  });
  expect(dryRun("日付,着信件数\n2026/10/1,5", "--ces-scale", "6")).toMatchObject({
    code: 2,
    out: null,
    err: expect.stringContaining("--ces-scale takes one of 7, 5"),
  });
  expect(dryRun("日付,着信件数\n2026/10/1,5", "--answer", "着信件数=comma")).toMatchObject({
    code: 2,
    out: null,
    err: expect.stringContaining("asks no such question"),
  });
});
