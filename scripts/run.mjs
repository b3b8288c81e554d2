import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

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

/**
 * Runs a program on this terminal and resolves to its exit code. A signal that would stop us is passed on to
 * the program instead, and once the program has stopped, so do we.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env] added to our own
 * @param {(text: string) => void} [hear] takes what the program says, which then is not said on this terminal
 * @returns {Promise<number>}
 */
export function run(command, args, env = {}, hear) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: hear ? ["ignore", "pipe", "pipe"] : "inherit",
    });
    if (hear) for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", hear);
    /** @type {NodeJS.Signals | undefined} */
    let stopped;
    const off = onStop((signal) => {
      stopped = signal;
      // A terminal gives Ctrl-C to the child as well; a second one would make some programs quit at once.
      if (!(signal === "SIGINT" && process.stdin.isTTY)) child.kill(signal);
    });
    child.on("error", (error) => reject(new Error(`${command} could not be started: ${error.message}.`)));
    child.on("close", (code, signal) => {
      off();
      const status = code ?? 128 + constants.signals[signal ?? "SIGKILL"];
      if (stopped) process.exit(status);
      resolve(status);
    });
  });
}

/**
 * Runs the first command that an installed package brings, with this very Node and no shell, which is the
 * same on every system.
 * @param {string} name
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @param {(text: string) => void} [hear]
 */
export function runPackage(name, args, env = {}, hear) {
  const home = new URL(`../node_modules/${name}/`, import.meta.url);
  /** @type {{ bin: string | Record<string, string> }} */
  const { bin } = JSON.parse(readFileSync(new URL("package.json", home), "utf8"));
  const file = typeof bin === "string" ? bin : Object.values(bin)[0];
  if (file === undefined) throw new Error(`The package ${name} brings no command.`);
  const own = { ASTRO_TELEMETRY_DISABLED: "1", ...env };
  return run(process.execPath, [fileURLToPath(new URL(file, home)), ...args], own, hear);
}
