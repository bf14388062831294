/** Says each step as it is done, with the seconds since the beginning. */
export function createReporter() {
  const began = performance.now();
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s`;
  return (line) => console.log(`${seconds()}  ${line}`);
}
