import { useCall } from "@/app/_trpc/call";
import type { SignUp } from "@/server/accounts/commands/sign-up";

export type SignUpInput = SignUp;

/** Signs up: straight to recording, or `onMailed` where a letter has to be opened first. */
export function useSignUp(onMailed: (input: SignUpInput) => void) {
  const signUp = useCall(
    async (calls, input: SignUpInput) => ({ input, ...(await calls.account.signUp.mutate(input)) }),
    ({ slug, input }) => {
      if (slug !== null) return window.location.assign(`/${slug}/record`);
      signUp.settle();
      onMailed(input);
    },
  );
  return signUp;
}
