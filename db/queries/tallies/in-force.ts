import DataLoader from "dataloader";
import type { VariantHistory } from "@/domain/kpi/definitions";
import { tableInForce, type TableInForce } from "@/domain/tallies/in-force";
import type { TallyQuery } from "@/domain/tallies/query";
import type { TenantScope } from "../../connection/scope";
import { readCube } from "./cube";

interface Question {
  readonly query: TallyQuery;
  readonly history: VariantHistory;
}

/** Whatever one transaction asks at the same moment is read together. */
const loaders = new WeakMap<TenantScope, DataLoader<Question, TableInForce>>();

/**
 * The tallies of a question by the definitions that held in each bucket: the one door to recorded figures. Questions of
 * one transaction that are asked at the same moment (Promise.all) are answered from one reading, in one statement for the
 * records and one for the customer base.
 */
export function talliesInForce(scope: TenantScope, query: TallyQuery, history: VariantHistory): Promise<TableInForce> {
  const loader = loaders.get(scope) ?? loaderOf(scope);
  loaders.set(scope, loader);
  return loader.load({ query, history });
}

const loaderOf = (scope: TenantScope) =>
  new DataLoader<Question, TableInForce>(
    async (questions) => {
      const [first] = questions;
      if (!first) return [];
      const cube = await readCube(
        scope,
        questions.map(({ query }) => query),
        first.history,
      );
      const tables: TableInForce[] = [];
      for (const { query, history } of questions) {
        tables.push(tableInForce(cube, query, history));
        // A year by day of fifty channels takes a while: others are served in between.
        await new Promise((resolve) => setImmediate(resolve));
      }
      return tables;
    },
    { cache: false },
  );
