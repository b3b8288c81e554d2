import { spawnSync } from "node:child_process";

// The oldest that html-validate supports. Before 22.19 linkinator does not load, before 22.18 no .ts file does.
export const oldestNode = "22.22";

/**
 * Whether a version such as "v20.20.2" comes before one such as "22.12".
 * @param {string} version
 * @param {string} minimum
 */
export function isOlder(version, minimum) {
  const [ours, theirs] = [version, minimum].map((text) => text.replace(/^v/, "").split(".").map(Number));
  for (let i = 0; i < 3; i++) {
    const difference = (ours?.[i] ?? 0) - (theirs?.[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/**
 * Asks npx for the path of a Node 24. We run that path ourselves, since a program started through npx stands
 * behind npm and a shell, and signals and exit codes would have to pass through both.
 */
export function fetchNode() {
  // The package "node" unpacks its program by an install script. npm 12 runs it only where it is allowed by
  // name, and would else quietly run the old Node again; npm 11 stumbles over that permission; npm 10 takes
  // either.
  for (const permission of [["--allow-scripts=node"], []]) {
    const path = askNpx(permission);
    if (path && !isOlder(versionOf(path), oldestNode)) return path;
  }
  throw new Error(
    `Node ${oldestNode} or newer is needed, this is ${process.version}, and npx could not fetch one: ` +
      "please install it from https://nodejs.org and try again.",
  );
}

/** @param {string[]} options */
function askNpx(options) {
  const args = ["--prefer-offline", ...options, "-y", "node@24", "-p", "process.execPath"];
  const { stdout } = spawnSync("npx", args, {
    encoding: "utf8",
    // npx is a .cmd file on Windows, which only a shell can run; no argument here needs quoting.
    shell: process.platform === "win32",
    stdio: ["ignore", "pipe", "inherit"],
  });
  return stdout?.trim().split("\n").pop();
}

/** @param {string} path */
function versionOf(path) {
  return spawnSync(path, ["--version"], { encoding: "utf8" }).stdout?.trim() ?? "0";
}
