import { cache } from "react";
import { api, orNotFound } from "./server";

/** The frame's call, made once a request: layout, page and their titles ask for it. */
export const shellOf = cache(async (tenant: string) => orNotFound((await api()).tenant.shell({ tenant })));

/** The number beside the way to recording. */
export const missingOf = async (tenant: string) => orNotFound((await api()).tenant.missing({ tenant }));
