export function changedFiles(root: string, since: string): string[];
export function browserReach(files: readonly string[]): "all" | "own" | "none";
