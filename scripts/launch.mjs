// What every npm script stands on: finds a Node that is new enough, installs what is missing, does the work.
// It must run on any Node from 18 on, before anything is installed: it and what it imports need only Node.
import { delimiter, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { fetchNode, isOlder, oldestNode } from "./node-version.mjs";
import { installPackages } from "./packages.mjs";
import { run, runPackage } from "./run.mjs";
import { serveUntilStopped } from "./serve.mjs";

const self = fileURLToPath(import.meta.url);

/** @type {Record<string, (args: string[]) => Promise<number>>} */
const commands = {
  start: async (args) => (await runPackage("astro", ["build", ...args])) || serveUntilStopped("dist"),
  dev: (args) => runPackage("astro", ["dev", ...args]),
  build: (args) => runPackage("astro", ["build", ...args]),
  test: (args) => run(process.execPath, ["scripts/check.mjs", ...args]),
  verify: (args) => run(process.execPath, ["tests/frameworks/verify.ts", ...args]),
  "publish-example": (args) => run(process.execPath, ["scripts/publish-example.mjs", ...args]),
  bench: (args) => runPackage("vitest", ["bench", "--run", "--config", "vitest.bench.config.ts", ...args]),
  pack: (args) => run(process.execPath, ["scripts/pack.mjs", ...args]),
  mutate: (args) => runPackage("@stryker-mutator/core", ["run", ...args]),
  format: (args) => runPackage("@biomejs/biome", ["check", "--write", ...args]),
};

/** @param {string[]} args */
async function launch([name = "", ...args]) {
  const command = commands[name];
  if (command === undefined) {
    throw new Error(`There is no command "${name}", only ${Object.keys(commands).join(", ")}.`);
  }
  if (isOlder(process.version, oldestNode)) return relaunch([name, ...args]);
  // npm and the scripts of packages look Node up in PATH, and must find this one rather than an older one.
  process.env.PATH = [dirname(process.execPath), process.env.PATH].join(delimiter);
  await installPackages();
  return command(args);
}

/** @param {string[]} args */
function relaunch(args) {
  if (process.env.VOLUME_CONVOLUTION_RELAUNCHED) {
    throw new Error(`Node ${oldestNode} or newer is needed, but npx gave ${process.version} for node@24.`);
  }
  console.log(
    `Node ${oldestNode} or newer is needed and this is ${process.version}: going on with npx node@24 ...`,
  );
  return run(fetchNode(), [self, ...args], { VOLUME_CONVOLUTION_RELAUNCHED: "1" });
}

launch(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);
