/**
 * @typedef {{ passed: number, failed: number }} Tally
 * @typedef {{ name: string, tally: Tally, seconds: number, budget: number }} Row
 */

/**
 * A step without tests of its own counts as one.
 * @param {boolean} passed
 * @returns {Tally}
 */
export const single = (passed) => (passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/**
 * Counts a Vitest run. One that found no test, or that failed for another reason than a test (a file that
 * did not load, coverage below its threshold), counts as one failure.
 * @param {{ numPassedTests: number, numFailedTests: number } | undefined} report from Vitest's JSON reporter
 * @param {number} status
 * @returns {Tally}
 */
export function vitestTally(report, status) {
  const passed = report?.numPassedTests ?? 0;
  const failed = report?.numFailedTests ?? 0;
  const isUnexplained = failed === 0 && (status !== 0 || passed === 0);
  return { passed, failed: isUnexplained ? 1 : failed };
}

/** @param {Tally[]} tallies */
export function total(tallies) {
  /** @param {keyof Tally} kind */
  const of = (kind) => tallies.reduce((sum, tally) => sum + tally[kind], 0);
  return { passed: of("passed"), failed: of("failed") };
}

/**
 * A line a step: what it counted, and the seconds it took of those it may take. A slow machine fails no check.
 * @param {Row[]} rows
 */
export function table(rows) {
  const width = Math.max(...rows.map(({ name }) => name.length));
  return rows
    .map(({ name, tally, seconds, budget }) => {
      const counts = `${String(tally.passed).padStart(6)} passed ${String(tally.failed).padStart(4)} failed`;
      const time = `${seconds.toFixed(1).padStart(8)} s of ${String(budget).padStart(3)}`;
      const marks = `${seconds > budget ? "  over budget" : ""}${tally.failed > 0 ? "  FAILED" : ""}`;
      return `${name.padEnd(width)} ${counts} ${time}${marks}`;
    })
    .join("\n");
}

/** @param {Tally} tally */
export const lastLine = ({ passed, failed }) => `${passed} passed, ${failed} failed`;
