/** Absolute below 1, relative from 1 on (golden.json meta.tolerance). */
function near(expected: number, got: number, tolerance: number): boolean {
  const scale = Math.abs(expected) < 1 ? 1 : Math.abs(expected);
  return Math.abs(expected - got) <= tolerance * scale;
}

/** Strings, null and lists exactly (numbers inside lists to 1e-9), numbers within the tolerance. */
export function same(expected: unknown, got: unknown, tolerance: number): boolean {
  if (typeof expected === "number") return typeof got === "number" && near(expected, got, tolerance);
  if (Array.isArray(expected)) {
    return (
      Array.isArray(got) && got.length === expected.length && expected.every((item, i) => same(item, got[i], 1e-9))
    );
  }
  if (typeof expected === "object" && expected !== null) {
    if (typeof got !== "object" || got === null) return false;
    const [a, b] = [expected as Record<string, unknown>, got as Record<string, unknown>];
    return (
      Object.keys(a).length === Object.keys(b).length && Object.keys(a).every((key) => same(a[key], b[key], tolerance))
    );
  }
  return expected === got;
}
