import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pack } from "../../scripts/pack.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const project = mkdtempSync(join(tmpdir(), "volume-convolution-"));
const readme = readFileSync(join(root, "README.md"), "utf8");
const [, section = ""] = readme.split("## The calculation as a package");
const programs = [...section.matchAll(/```js\n([\s\S]*?)```/g)].map(([, program = ""]) => program);
// What runs npm may be older than what runs the tests: launch.mjs fetches a newer one.
const nodes = [...new Set([process.execPath, process.env.npm_node_execpath ?? process.execPath])];

const run = (command: string, args: readonly string[]) =>
  spawnSync(command, args, {
    cwd: project,
    encoding: "utf8",
    shell: process.platform === "win32" && command === "npm",
  });

beforeAll(async () => {
  const file = await pack(project);
  writeFileSync(join(project, "package.json"), '{ "type": "module" }');
  const { status, stderr } = run("npm", ["install", "--offline", "--no-audit", "--no-fund", file]);
  expect(status, stderr).toBe(0);
}, 60_000);
afterAll(() => rmSync(project, { recursive: true, force: true }));

test("the package brings no other", () => {
  const { packages } = JSON.parse(readFileSync(join(project, "package-lock.json"), "utf8"));
  expect(Object.keys(packages)).toEqual(["", "node_modules/volume-convolution"]);
});

test.each(programs.map((program, at) => [at + 1, program] as const))(
  "program %i of the README prints what it says",
  (at, program) => {
    const said = [...program.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, text]) => text);
    expect(said).not.toEqual([]);
    writeFileSync(join(project, `${at}.js`), program);
    for (const node of nodes) {
      const { stdout, stderr } = run(node, [`${at}.js`]);
      expect(stderr).toBe("");
      expect(stdout.trim().split("\n")).toEqual(said);
    }
  },
);

test("TypeScript takes the types as it comes, and knows a number from a text", () => {
  const wrong = "\nconst text: string = derive(layer).parameters;\n";
  writeFileSync(join(project, "right.ts"), programs[0] as string);
  writeFileSync(join(project, "wrong.ts"), programs[0] + wrong);
  const compile = (file: string) =>
    run(process.execPath, [
      join(root, "node_modules/typescript/bin/tsc"),
      ...["--noEmit", "--strict", "--module", "nodenext", "--lib", "es2022,dom", file],
    ]).stdout;
  expect(compile("right.ts")).toBe("");
  expect(compile("wrong.ts")).toMatch(/^wrong\.ts.*TS2322/);
});
