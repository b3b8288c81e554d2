import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const scripts = new URL("../../scripts/", import.meta.url);

/** Every module that a script imports, through the scripts beside it. */
function importsOf(name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  if (!name.startsWith("./")) return seen;
  const source = readFileSync(new URL(name, scripts), "utf8");
  for (const [, imported] of source.matchAll(/^(?:import|\}).*?"(.*)";$/gm)) importsOf(imported ?? "", seen);
  return seen;
}

test("launch.mjs runs before anything is installed: it imports Node's own modules alone", () => {
  const packages = [...importsOf("./launch.mjs")].filter((name) => !/^(node:|\.\/)/.test(name));
  expect(packages).toEqual([]);
  expect(importsOf("./launch.mjs")).toContain("node:child_process");
});

test("an unknown command fails with one sentence that names the known ones", () => {
  const { status, stderr } = spawnSync(process.execPath, ["scripts/launch.mjs", "fly"], { encoding: "utf8" });
  expect(status).toBe(1);
  expect(stderr).toBe(
    'There is no command "fly", only start, dev, build, test, verify, publish-example, bench, pack, mutate, format.\n',
  );
});

test("an unknown check fails with one sentence that names the known ones", () => {
  const { status, stderr } = spawnSync(process.execPath, ["scripts/check.mjs", "fly"], { encoding: "utf8" });
  expect(status).toBe(2);
  expect(stderr).toMatch(/^There is no check "fly", only build, verify, .*\.\n$/);
});
