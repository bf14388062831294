import { TRPCError } from "@trpc/server";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { PATH_HEADER, signInPath } from "@/domain/site-path";
import { createContext } from "@/server/context";
import { createApi } from "@/server/root";

/** The API in process, for pages: one context a request. */
export const api = cache(async () => createApi(await createContext()));

/**
 * Waits for a call of the API; strangers and missing things become Next's own answers. A page asks with what its address
 * says: what no procedure takes (too long a name, no such date) is a page there is not.
 */
export async function orNotFound<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof TRPCError && (error.code === "NOT_FOUND" || error.code === "BAD_REQUEST")) notFound();
    if (error instanceof TRPCError && error.code === "UNAUTHORIZED")
      redirect(signInPath((await headers()).get(PATH_HEADER)));
    throw error;
  }
}
