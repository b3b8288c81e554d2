import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { posix, win32 } from "node:path";
import { chromium } from "playwright-core";

/**
 * Where a Chromium or Chrome of the system may be, the likeliest first.
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 * @param {string} home
 * @returns {string[]}
 */
export function systemBrowsers(platform, env, home) {
  if (platform === "win32") {
    const programs = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA].flatMap(
      (dir) => dir ?? [],
    );
    return [
      "Chromium/Application/chrome.exe",
      "Google/Chrome/Application/chrome.exe",
      "Microsoft/Edge/Application/msedge.exe",
    ].flatMap((name) => programs.map((dir) => win32.join(dir, name)));
  }
  if (platform === "darwin") {
    return ["Chromium", "Google Chrome", "Microsoft Edge"].flatMap((name) =>
      ["/", home].map((dir) => posix.join(dir, `Applications/${name}.app/Contents/MacOS/${name}`)),
    );
  }
  const path = (env.PATH ?? "").split(":").filter(Boolean);
  return ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].flatMap((name) =>
    [...path, "/snap/bin"].map((dir) => posix.join(dir, name)),
  );
}

/**
 * Ubuntu has a chromium-browser that only tells you to install another package, so being there is not enough.
 * On Windows a browser asked for its version opens a window instead.
 * @param {string} path
 */
function works(path) {
  if (!existsSync(path)) return false;
  return process.platform === "win32" || spawnSync(path, ["--version"], { stdio: "ignore" }).status === 0;
}

/**
 * The path of a Chromium or Chrome: the one that CHROME_PATH names, the system's, or Playwright's own.
 * @param {{ env?: NodeJS.ProcessEnv, platform?: NodeJS.Platform, home?: string, own?: string,
 *   works?: (path: string) => boolean }} [machine]
 * @returns {string | undefined}
 */
export function findBrowser(machine = {}) {
  const { env = process.env, platform = process.platform, home = homedir() } = machine;
  const isUsable = machine.works ?? works;
  if (env.CHROME_PATH) {
    if (isUsable(env.CHROME_PATH)) return env.CHROME_PATH;
    throw new Error(`CHROME_PATH is ${env.CHROME_PATH}, which is no browser that runs.`);
  }
  const own = machine.own ?? chromium.executablePath();
  return [...systemBrowsers(platform, env, home), own].find(isUsable);
}

/**
 * Finds a browser, or installs one where that takes no questions: as root on Debian and its kin.
 * @returns {string}
 */
export function ensureBrowser() {
  const found = findBrowser();
  if (found !== undefined) return found;
  if (existsSync("/etc/debian_version") && process.getuid?.() === 0) {
    console.log("No browser was found: installing Chromium and a Chinese font with apt-get ...");
    /** @param {string[]} args */
    const apt = (args) =>
      spawnSync("apt-get", args, {
        env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
        stdio: "inherit",
      });
    apt(["update"]);
    apt(["install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk"]);
    const installed = findBrowser();
    if (installed !== undefined) return installed;
  }
  throw new Error(
    "No Chromium or Chrome was found: install one, set CHROME_PATH to it, " +
      "or run `npx playwright-core install chromium`.",
  );
}
