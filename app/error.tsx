"use client";

import { type Failure, FailureNote } from "./_components/ui/failure-note";

/** Outside the frame it is the page's only landmark. */
export default function FailurePage(failure: Failure) {
  return (
    <main>
      <FailureNote {...failure} />
    </main>
  );
}
