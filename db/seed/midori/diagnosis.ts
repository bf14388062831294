import { businessDates, JAPANESE_OFFICE } from "@/domain/time/work-calendar";
import { addDays, type LocalDate } from "@/domain/time/period";
import type { DemoRun } from "../company";
import { monthFromTurn } from "../world";

/** The first working day from the 8th of the month that lies `months` after the turn's. */
function on(turn: LocalDate, months: number): LocalDate {
  const eighth = addDays(monthFromTurn(turn, months), 7);
  return businessDates({ from: eighth, until: addDays(eighth, 14) }, JAPANESE_OFFICE)[0] ?? eighth;
}

/** Each quarter, a little less of a call center. Statement 3 (most contacts by phone) still applies for them; the records say otherwise by now. */
export function midoriRuns(turn: LocalDate): DemoRun[] {
  const customer = (months: number, person: string, applies: number[], notes?: Record<string, string>): DemoRun => ({
    team: "customer",
    date: on(turn, months),
    person,
    applies,
    notes,
  });
  return [
    customer(-10, "sato", [1, 2, 3, 4, 5, 7, 8], { run: "はじめての診断。満足度のアンケートは始めたばかり。" }),
    customer(-10, "nakamura", [1, 2, 3, 4, 5, 7, 8]),
    customer(-7, "sato", [1, 2, 3, 4, 5, 7, 8], { s5: "会議の資料は応答率と平均処理時間だけ。" }),
    customer(-4, "sato", [1, 2, 3, 4, 7, 8], { s5: "月次の会議で満足度と解約率も見るようになった。" }),
    customer(-4, "nakamura", [1, 2, 3, 4, 5, 7, 8], { s5: "資料にはあるが、話題はまだ件数が中心。" }),
    customer(-4, "admin", [1, 2, 3, 4, 7, 8]),
    customer(-1, "sato", [1, 2, 3, 4, 7, 8], { s4: "電話とメールの履歴を別々の画面で見ている。" }),
    customer(2, "sato", [1, 2, 3, 4, 7], { s8: "定期便の提案を担当者の役割に加えた。" }),
    customer(2, "nakamura", [1, 2, 3, 4, 7]),
    customer(6, "sato", [1, 3, 4, 7], {
      s2: "上期の報告から、解約率と提案の売上を経営に出している。",
      s3: "減ってはいるが、体感ではまだ電話がほとんど。",
    }),
    customer(6, "nakamura", [1, 3, 4, 7], { s7: "傾聴の研修は来期に予定。" }),
    customer(6, "admin", [1, 2, 3, 4, 7, 8], { s8: "提案するかどうかが人によって違い、役割とは言いにくい。" }),
    ...others(turn),
  ];
}

function others(turn: LocalDate): DemoRun[] {
  const run = (team: string, months: number, applies: number[], notes?: Record<string, string>): DemoRun => ({
    team,
    date: on(turn, months),
    person: "suzuki",
    applies,
    notes,
  });
  return [
    run("subscription", -7, [1, 2, 3, 4, 5, 7]),
    run("subscription", -1, [2, 3, 4, 5, 7], { s1: "次回のお届け前に案内メールを送る準備を始めた。" }),
    run("subscription", 5, [2, 3, 4, 5, 7], { s1: "発送前の案内メールは毎月の定常業務になった。" }),
    run("business", -4, [2, 4, 6], { s6: "お客様の数が少なく、満足度は測っていない。" }),
    run("business", 5, [2, 4], { s6: "応対のあとに満足度をたずね、結果を月に一度見直している。" }),
  ];
}
