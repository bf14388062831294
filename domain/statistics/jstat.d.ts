// jstat 1.9.6 ships no types: only what domain/ uses is declared. CommonJS, so a default import.
declare module "jstat" {
  const jStat: {
    erfc(x: number): number;
    ibeta(x: number, a: number, b: number): number;
    beta: { inv(p: number, a: number, b: number): number };
    studentt: { inv(p: number, freedom: number): number };
  };
  export default jStat;
}
