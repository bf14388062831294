/** The header in which proxy.ts tells pages their own path and query. */
export const PATH_HEADER = "x-tenkan-path";

/** The page of sign-in that leads on to `path` afterwards. */
export const signInPath = (path: string | null | undefined): string =>
  path && path !== "/" && onSite(path) !== "/" ? `/sign-in?next=${encodeURIComponent(path)}` : "/sign-in";

/** Where to go after sign-in: a path of this site, else the door. Browsers read a backslash as a slash, and skip tabs and line ends. */
export function onSite(next: string | null | undefined): string {
  if (!next || next.length > 2_000 || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next)) return "/";
  const here = "http://here.invalid";
  return URL.canParse(next, here) && new URL(next, here).origin === here ? next : "/";
}
