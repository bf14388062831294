export function endProcess(pid: number): Promise<void>;
