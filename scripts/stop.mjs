/** @type {NodeJS.Signals[]} */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Calls the listener whenever a signal asks us to stop, until the returned function is called.
 *
 * npm passes a SIGTERM on to the shell between it and us, which may end without telling us; the change of
 * parent is then all there is to see.
 * @param {(signal: NodeJS.Signals) => void} listener
 * @returns {() => void}
 */
export function onStop(listener) {
  for (const signal of signals) process.on(signal, listener);
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent || process.env.npm_lifecycle_event === undefined) return;
    clearInterval(watch);
    listener("SIGTERM");
  }, 500);
  watch.unref();
  return () => {
    for (const signal of signals) process.off(signal, listener);
    clearInterval(watch);
  };
}
