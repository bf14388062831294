import { router } from "./trpc";

/** One line a router. */
export const appRouter = router({});

export type AppRouter = typeof appRouter;
