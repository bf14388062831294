import { useTranslations } from "next-intl";
import type { StatementTurn, Toward } from "@/domain/diagnosis/comparison";
import { useDiagnosisWords, useStatementText } from "./statement-text";

const INK: Readonly<Record<Toward, string>> = { seme: "text-seme", mamori: "text-mamori", open: "text-ink-2" };

/** Statements that turned: from which answer to which, and towards which stance. `full` writes the whole statement out. */
export function TurnList({
  turns,
  version,
  full = false,
}: {
  turns: readonly StatementTurn[];
  version: string;
  full?: boolean;
}) {
  const t = useTranslations("diagnosis");
  const words = useDiagnosisWords();
  const textOf = useStatementText();
  return (
    <ul className="-my-1 divide-y divide-hairline">
      {turns.map(({ id, from, to, toward }) => {
        const { number, text, short } = textOf(version, id);
        return (
          <li
            key={id}
            className="grid grid-cols-[20px_minmax(0,1fr)_auto] gap-x-2 py-2.5 text-small leading-normal"
            data-testid={`turn-${id}`}
          >
            <span className="num font-semibold">{number}</span>
            <span className="min-w-0">
              <span className="block">
                {words.answer(from)} <span aria-hidden>→</span>
                <span className="sr-only">{t("compare.into")}</span>{" "}
                <span className="font-semibold">{words.answer(to)}</span>
              </span>
              <span className="block leading-relaxed text-ink-2">{full ? text : short}</span>
            </span>
            <span className={`text-note font-semibold whitespace-nowrap ${INK[toward]}`}>{t(toward)}</span>
          </li>
        );
      })}
    </ul>
  );
}
