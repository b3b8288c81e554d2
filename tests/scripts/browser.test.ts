import { expect, test } from "vitest";
import { findBrowser, systemBrowsers } from "../../scripts/browser.mjs";

const machine = (env: Record<string, string>, present: string[]) => ({
  platform: "linux" as const,
  home: "/home/a",
  own: "/home/a/.cache/playwright/chrome",
  env,
  works: (path: string) => present.includes(path),
});

test("CHROME_PATH comes first", () => {
  const present = ["/opt/chrome", "/usr/bin/chromium"];
  expect(findBrowser(machine({ CHROME_PATH: "/opt/chrome", PATH: "/usr/bin" }, present))).toBe("/opt/chrome");
});

test("a CHROME_PATH that does not run is an error, not a hint", () => {
  const search = () =>
    findBrowser(machine({ CHROME_PATH: "/opt/none", PATH: "/usr/bin" }, ["/usr/bin/chromium"]));
  expect(search).toThrow("CHROME_PATH is /opt/none, which is no browser that runs.");
});

test("the system's Chromium comes before its Chrome, wherever in PATH they are", () => {
  const present = ["/usr/bin/google-chrome", "/usr/local/bin/chromium"];
  expect(findBrowser(machine({ PATH: "/usr/bin:/usr/local/bin" }, present))).toBe("/usr/local/bin/chromium");
});

test("Playwright's own browser comes last", () => {
  const own = "/home/a/.cache/playwright/chrome";
  expect(findBrowser(machine({ PATH: "/usr/bin" }, [own, "/snap/bin/chromium"]))).toBe("/snap/bin/chromium");
  expect(findBrowser(machine({ PATH: "/usr/bin" }, [own]))).toBe(own);
});

test("no browser is undefined", () => {
  expect(findBrowser(machine({}, []))).toBeUndefined();
});

test.each([
  ["darwin", {}, "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"],
  ["darwin", {}, "/Users/a/Applications/Chromium.app/Contents/MacOS/Chromium"],
  ["win32", { PROGRAMFILES: "C:\\Programs" }, "C:\\Programs\\Google\\Chrome\\Application\\chrome.exe"],
  ["win32", { LOCALAPPDATA: "C:\\Local" }, "C:\\Local\\Chromium\\Application\\chrome.exe"],
] as const)("on %s with %j, %s is looked at", (platform, env, path) => {
  expect(systemBrowsers(platform, env, "/Users/a")).toContain(path);
});
