import { expect as patient } from "@playwright/test";

/** A file is read, compared with every record and written: a busy machine takes its time, and no test here is about speed. */
export const expect = patient.configure({ timeout: 60_000 });
