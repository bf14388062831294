import { type Action, ROLES } from "@/domain/members/role";
import type { TestMember } from "@/db/testing/tenant";
import { type Call, inputOf, outcome, type Procedures } from "./calls";
import { seen } from "./off";
import type { World } from "./rows";

/** Whether a role has a right, as domain/members/role.ts says it: given, as a test may have switched that file's answers off. */
type Matrix = (role: TestMember["role"], action: Action) => boolean;

/**
 * What is wrong with a procedure's rights: it asks for none, changes things under a right to read, or does not heed the
 * answer. Which right it asks for is watched, so a new procedure is covered without anyone remembering.
 */
export async function rightsFaults(
  procedures: Procedures,
  call: Call,
  path: string,
  own: World,
  matrix: Matrix,
): Promise<string[]> {
  const input = await inputOf(procedures, path, own, call);
  const found: string[] = [];
  for (const role of [...ROLES].reverse()) {
    seen.asked.clear();
    const got = await outcome(call, own[role], path, input);
    const asked = [...seen.asked];
    const lacks = asked.filter((action) => !matrix(role, action));
    if (asked.length === 0) found.push(`${path} asks for no right`);
    if (procedures[path]?._def.type === "mutation" && asked.every((action) => action.endsWith(".read")))
      found.push(`${path} changes things under ${asked.join()}`);
    if (lacks.length > 0 !== (got === "FORBIDDEN"))
      found.push(`${path}, ${role} ${lacks.length > 0 ? "without" : "with"} ${asked.join()}: ${got}`);
  }
  return [...new Set(found)];
}
