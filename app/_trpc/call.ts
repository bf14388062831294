import { useState } from "react";

type Calls = ReturnType<(typeof import("./plain-calls"))["callsFor"]>;

/** The doors load the calls when they are needed: the first page of all is the one that should come first. A second try asks anew. */
const load = (person?: string): Promise<Calls> => import("./plain-calls").then(({ callsFor }) => callsFor(person));

interface Call<Input> {
  send: (input: Input) => void;
  prepare: () => void;
  /** Ready for the next press, where the page stays. */
  settle: () => void;
  busy: boolean;
  error: unknown;
}

/**
 * One call at the press of a button; `prepare` on the way there saves the wait. `busy` stays after it went well: `then`
 * leaves the page. `person`: whom the page was made for, where it is for somebody signed in.
 */
export function useCall<Input, Output>(
  call: (calls: Calls, input: Input) => Promise<Output>,
  then: (output: Output) => void,
  person?: string,
): Call<Input> {
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null });
  const send = (input: Input) => {
    setState({ busy: true, error: null });
    load(person)
      .then((calls) => call(calls, input))
      .then(then, (error: unknown) => setState({ busy: false, error }));
  };
  return {
    send,
    settle: () => setState({ busy: false, error: null }),
    prepare: () => void load().catch(() => undefined),
    ...state,
  };
}
