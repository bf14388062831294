import DataLoader from "dataloader";
import type { VariantHistory } from "@/domain/kpi/definitions";
import { comparedIn, type ComparedTable, daysApart } from "@/domain/tallies/compared/compared";
import { type ComparedQuery, queriesOf } from "@/domain/tallies/compared/held";
import type { Cube } from "@/domain/tallies/cube";
import { tableInForce, type TableInForce } from "@/domain/tallies/in-force";
import type { TallyQuery } from "@/domain/tallies/query";
import type { TenantScope } from "../../connection/scope";
import { readCube } from "./cube";

/** What has to be read for an answer, and how it follows from that. */
interface Question {
  readonly queries: readonly TallyQuery[];
  /** Likewise, of single days: read by themselves, for they are few of many. */
  readonly apart: readonly TallyQuery[];
  readonly history: VariantHistory;
  readonly answer: (read: Read) => unknown;
}
interface Read {
  readonly cube: Cube;
  readonly days: Cube | null;
}

/** Whatever one transaction asks at the same moment is read together. */
const loaders = new WeakMap<TenantScope, DataLoader<Question, unknown>>();

async function asked<Answer>(
  scope: TenantScope,
  question: Question & { answer: (read: Read) => Answer },
): Promise<Answer> {
  const loader = loaders.get(scope) ?? loaderOf(scope);
  loaders.set(scope, loader);
  return (await loader.load(question)) as Answer;
}

/**
 * The tallies of a question by the definitions that held in each bucket: the one door to recorded figures. Questions of
 * one transaction that are asked at the same moment (Promise.all) are answered from one reading, in one statement for the
 * records and one for the customer base.
 */
export const talliesInForce = (scope: TenantScope, query: TallyQuery, history: VariantHistory): Promise<TableInForce> =>
  asked(scope, { queries: [query], apart: [], history, answer: ({ cube }) => tableInForce(cube, query, history) });

/** The tallies of a range and of what it is held against, and on what of both each figure may be compared. */
export function comparedInForce(
  scope: TenantScope,
  query: ComparedQuery,
  history: VariantHistory,
): Promise<ComparedTable> {
  const apart = daysApart(query);
  return asked(scope, {
    queries: queriesOf(query),
    apart,
    history,
    // Days read for another question at the same moment are none of this one's.
    answer: ({ cube, days }) => comparedIn({ cube, days: apart.length > 0 ? days : null }, query, history),
  });
}

const loaderOf = (scope: TenantScope) =>
  new DataLoader<Question, unknown>(
    async (questions) => {
      const [first] = questions;
      if (!first) return [];
      const apart = questions.flatMap((question) => question.apart);
      const [cube, days] = await Promise.all([
        readCube(
          scope,
          questions.flatMap(({ queries }) => queries),
          first.history,
        ),
        apart.length > 0 ? readCube(scope, apart, first.history) : null,
      ]);
      const answers: unknown[] = [];
      for (const { answer } of questions) {
        answers.push(answer({ cube, days }));
        // A year by day of fifty channels takes a while: others are served in between.
        await new Promise((resolve) => setImmediate(resolve));
      }
      return answers;
    },
    { cache: false },
  );
