import { spawn } from "node:child_process";
import { expect, test } from "vitest";
import { run } from "../../scripts/run.mjs";

test.each([0, 1, 3])("run resolves to exit code %i", async (code) => {
  expect(await run(process.execPath, ["-e", `process.exit(${code})`])).toBe(code);
});

test("run names the program that could not be started", async () => {
  await expect(run("no-such-program", [])).rejects.toThrow(/^no-such-program could not be started: .*\.$/);
});

test("run passes a signal on, and ends with the program's own exit code", async () => {
  const inner = `process.on("SIGTERM", () => process.exit(7)); setInterval(() => {}, 1000); console.log("ready")`;
  const outer = `import { run } from "./scripts/run.mjs"; await run(process.execPath, ["-e", ${JSON.stringify(inner)}])`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", outer], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.on("close", resolve));
  child.stdout.once("data", () => child.kill("SIGTERM"));
  expect(await ended).toBe(7);
});

test("what a program says, on both its streams, can be taken instead of shown", async () => {
  let said = "";
  const script = 'process.stdout.write("步幅\\n"); process.stderr.write("stride\\n")';
  await run(process.execPath, ["-e", script], {}, (text) => {
    said += text;
  });
  expect(said.split("\n").sort()).toEqual(["", "stride", "步幅"]);
});
