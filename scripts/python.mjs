import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isOlder } from "./node-version.mjs";
import { root, run } from "./run.mjs";

const requirements = "tests/frameworks/requirements.txt";
const environment = "node_modules/.cache/verify-venv";

/** The oldest that Keras 3.15 and NumPy 2.4 support. */
export const oldestPython = "3.11";

/**
 * The names a Python may go by, the likeliest first.
 * @param {NodeJS.Platform} platform
 */
export const pythonNames = (platform) => (platform === "win32" ? ["python", "py"] : ["python3", "python"]);

/**
 * Where an environment that `python -m venv` made keeps its Python.
 * @param {NodeJS.Platform} platform
 */
export const pythonWithin = (platform) => (platform === "win32" ? "Scripts/python.exe" : "bin/python");

/**
 * What an environment is marked with once everything is installed: another list of requirements, another mark.
 * @param {string} text
 */
export const markOf = (text) => createHash("sha256").update(text.replaceAll("\r\n", "\n")).digest("hex");

/**
 * The first of the names that is a Python new enough, by what each says its version is.
 * @param {readonly string[]} names
 * @param {(name: string) => string | undefined} [version]
 */
export function findPython(names, version = versionOf) {
  const found = names.find((name) => {
    const said = version(name);
    return said !== undefined && !isOlder(said, oldestPython);
  });
  if (found !== undefined) return found;
  throw new Error(
    `Python ${oldestPython} or newer is needed to run PyTorch and Keras, and ${names.join(" or ")} is none: ` +
      "please install it from https://www.python.org and try again.",
  );
}

/** The Python of an environment of our own that holds what requirements.txt names, made where it is missing. */
export async function ensurePython() {
  const text = readFileSync(join(root, requirements), "utf8");
  const python = join(root, environment, pythonWithin(process.platform));
  const mark = join(root, environment, "requirements.sha256");
  if (existsSync(mark) && readFileSync(mark, "utf8") === markOf(text) && versionOf(python)) return python;
  const base = findPython(pythonNames(process.platform));
  console.log(`Installing what ${requirements} names into ${environment}, once: about a gigabyte ...`);
  rmSync(join(root, environment), { recursive: true, force: true });
  mkdirSync(dirname(join(root, environment)), { recursive: true });
  await demand("venv", base, ["-m", "venv", environment]);
  const quietly = ["--disable-pip-version-check", "--no-input", "-qq", "--only-binary=:all:"];
  // Most of these files are never imported, and compiling them all takes longer than the rest of the installing.
  await demand("pip", python, ["-m", "pip", "install", ...quietly, "--no-compile", "-r", requirements]);
  writeFileSync(mark, markOf(text));
  return python;
}

/**
 * @param {string} what
 * @param {string} command
 * @param {string[]} args
 */
async function demand(what, command, args) {
  const status = await run(command, args);
  if (status !== 0) {
    throw new Error(
      `Python's ${what} could not install what ${requirements} names (it stopped with ${status}, see above).`,
    );
  }
}

/** @param {string} python */
function versionOf(python) {
  const ask = ["-c", "import sys; print('%d.%d.%d' % sys.version_info[:3])"];
  const { status, stdout } = spawnSync(python, ask, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return status === 0 ? stdout.trim() : undefined;
}
