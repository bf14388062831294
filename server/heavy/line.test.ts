import { describe, expect, test } from "vitest";
import { createLine, type Who } from "./line";

const SETTINGS = { atOnce: 1, ofOnePerson: 3, ofOneTenant: 5, ofAll: 8, patienceMs: 600_000 };
const of = (person: string, tenant?: string): Who => ({ person, ...(tenant === undefined ? {} : { tenant }) });

/** Enters and notes the order in which each gets its turn. */
function watched(settings = SETTINGS) {
  const line = createLine(settings);
  const order: string[] = [];
  const ways: (() => void)[] = [];
  const enter = (name: string, who: Who) =>
    line.enter(who).then((leave) => {
      order.push(name);
      ways.push(leave);
    });
  const next = async () => {
    ways.shift()?.();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { line, order, enter, next };
}

describe("the line in front of the workers", () => {
  test("no more inside than there are places; whoever leaves twice lets one in only", async () => {
    const line = createLine({ ...SETTINGS, atOnce: 2 });
    const inside = await Promise.all([line.enter(of("a")), line.enter(of("b"))]);
    let entered = 0;
    for (const person of ["c", "d", "e"]) void line.enter(of(person)).then(() => (entered += 1));
    await Promise.resolve();
    expect([entered, line.length()]).toEqual([0, 5]);
    inside[0]?.();
    inside[0]?.();
    await new Promise(setImmediate);
    expect([entered, line.length()]).toEqual([1, 4]);
  });

  test("one person, one company and all together have so much in it, and are told when there is more", async () => {
    const { enter, line } = watched();
    for (let i = 0; i < 3; i += 1) void enter("a", of("a", "x"));
    await expect(line.enter(of("a", "x"))).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS", key: "heavy_busy" });
    for (let i = 0; i < 2; i += 1) void enter("b", of("b", "x"));
    await expect(line.enter(of("c", "x")), "a company of many people").rejects.toMatchObject({ key: "heavy_busy" });
    for (const person of ["d", "e", "f"]) void enter(person, of(person));
    await expect(line.enter(of("g", "y"))).rejects.toMatchObject({ key: "heavy_busy" });
    expect(line.length()).toBe(8);
  });

  test("whoever waits behind somebody's many is next, not last", async () => {
    const { enter, order, next } = watched();
    for (const name of ["a1", "a2", "a3"]) void enter(name, of("a", "x"));
    void enter("b1", of("b", "y"));
    void enter("c1", of("c"));
    for (let i = 0; i < 5; i += 1) await next();
    expect(order).toEqual(["a1", "b1", "c1", "a2", "a3"]);
  });

  test("whoever waits too long is told, and is in nobody's way any more", async () => {
    const line = createLine({ ...SETTINGS, patienceMs: 20 });
    const leave = await line.enter(of("a"));
    await expect(line.enter(of("b"))).rejects.toMatchObject({ key: "heavy_busy" });
    expect(line.length()).toBe(1);
    leave();
    expect(line.length()).toBe(0);
  });
});
