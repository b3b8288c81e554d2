import { readFileSync } from "node:fs";
import { run } from "./run.mjs";

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, os?: string[], cpu?: string[] }} Entry
 * @typedef {{ packages: Record<string, Entry> }} Lock
 */

/**
 * Whether every package that the lock file asks for is installed as it asks, for this kind of machine.
 * Optional packages may be absent: most of them are builds for other systems.
 * @param {Lock} lock package-lock.json
 * @param {Lock | undefined} installed what npm wrote into node_modules when it had finished
 * @param {{ platform: string, arch: string }} machine
 */
export function isStale(lock, installed, machine = process) {
  if (installed === undefined) return true;
  const present = installed.packages;
  return (
    Object.entries(lock.packages).some(([path, wanted]) => {
      const found = present[path];
      if (path === "" || (found === undefined && wanted.optional)) return false;
      return found?.version !== wanted.version || found?.integrity !== wanted.integrity;
    }) ||
    Object.values(present).some(({ os, cpu }) => !allows(os, machine.platform) || !allows(cpu, machine.arch))
  );
}

/**
 * @param {string[] | undefined} list as in package.json: names, or names to exclude with "!" before them
 * @param {string} name
 */
function allows(list, name) {
  if (list === undefined || list.includes(name)) return true;
  return list.every((each) => each.startsWith("!") && each !== `!${name}`);
}

/** Installs what package-lock.json names, if node_modules does not hold it already. */
export async function installPackages() {
  const lock = readLock("../package-lock.json");
  if (lock === undefined)
    throw new Error("package-lock.json is missing or broken: please restore it from git.");
  if (!isStale(lock, readLock("../node_modules/.package-lock.json"))) return;
  console.log("Installing the packages that package-lock.json names ...");
  const status = await npm(["ci", "--include=dev"]);
  if (status !== 0)
    throw new Error(`npm could not install the packages (it stopped with ${status}, see above).`);
}

/**
 * @param {string} path
 * @returns {Lock | undefined}
 */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
  } catch {
    return undefined;
  }
}

/** @param {string[]} args */
function npm(args) {
  // npm is a .cmd file on Windows, which only a shell can run; no argument here needs quoting.
  return process.platform === "win32" ? run("cmd", ["/c", "npm", ...args]) : run("npm", args);
}
