export function runFile(root: string, port: number): string;
