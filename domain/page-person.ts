/**
 * The header in which a page of ours names the person it was made for, on every call (server/trpc.ts compares). As
 * another site's page cannot send it without asking first, which nobody answers, it also tells our own pages' calls.
 */
export const PERSON_HEADER = "x-tenkan-person";
