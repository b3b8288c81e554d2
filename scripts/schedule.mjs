/**
 * @template Result
 * @typedef {object} Step
 * @property {string} name
 * @property {readonly string[]} [after] the steps it waits for, where they are to run at all
 * @property {boolean} [alone] whether nothing may run beside it
 * @property {() => Promise<Result>} run
 */

/**
 * Runs so many steps at a time, those first that come first in the list and wait for none that is not done; those that
 * must be alone come last, one by one.
 * @template Result
 * @param {readonly Step<Result>[]} steps
 * @param {number} lanes
 * @returns {Promise<Result[]>} in the order of the steps
 */
export function runSteps(steps, lanes) {
  const waiting = new Set(steps);
  /** @type {Set<Step<Result>>} */
  const running = new Set();
  /** @type {Map<Step<Result>, Result>} */
  const results = new Map();

  /** @param {Step<Result>} step */
  const isReady = ({ after = [], alone }) =>
    alone
      ? running.size === 0 && [...waiting].every((other) => other.alone)
      : ![...waiting, ...running].some(({ name }) => after.includes(name));

  return new Promise((resolve, reject) => {
    const fill = () => {
      for (const step of waiting) {
        if (running.size >= lanes || !isReady(step)) continue;
        waiting.delete(step);
        running.add(step);
        step.run().then((result) => {
          running.delete(step);
          results.set(step, result);
          fill();
        }, reject);
      }
      if (results.size === steps.length)
        resolve([...steps.map((step) => /** @type {Result} */ (results.get(step)))]);
    };
    fill();
  });
}
