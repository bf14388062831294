import type { Row } from "@/domain/measures/measure";
import type { Theirs } from "@/domain/grid/save-queue";

/** What came of sending a row's cells. */
export type Answer =
  | {
      readonly kind: "saved";
      readonly version: number;
      readonly values: Row;
      /** When, by the server's clock. */
      readonly at: Date;
    }
  | { readonly kind: "conflict"; readonly version: number; readonly values: Row; readonly conflicts: readonly Theirs[] }
  | { readonly kind: "refused"; readonly version: number; readonly values: Row }
  /** The server will not have it, whatever the connection: why, for the reader. */
  | { readonly kind: "rejected"; readonly error: unknown }
  | { readonly kind: "unreachable" }
  | { readonly kind: "signed_out" };
