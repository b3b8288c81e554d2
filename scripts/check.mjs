// Runs every check (verify only where CI=true) or those named as arguments, two at a time, goes on after a failure, and
// ends with "N passed, N failed".
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBrowser } from "./browser.mjs";
import { checkLinks } from "./links.mjs";
import { root, run, runPackage } from "./run.mjs";
import { runSteps } from "./schedule.mjs";
import { lastLine, single, table, total, vitestTally } from "./tally.mjs";

/**
 * @import { Row, Tally } from "./tally.mjs"
 * @typedef {(text: string) => void} Say
 * @typedef {{ budget: number, after?: string[], alone?: boolean, run: (say: Say | undefined) => Promise<Tally> }} Check
 */

const site = process.env.SITE ?? "https://example.org";
const otherBase = "/some/base/";

// Biome colours each letter of what it reports, which nobody can read in a log.
const lint = ["ci", "--error-on-warnings", ...(process.stdout.isTTY ? [] : ["--colors=off"])];
const types = ["check", "--minimumFailingSeverity", "warning"];

// In the order in which a free lane takes them: what others wait for, then what lasts longest. The budgets are seconds on
// two cores, each beside what then runs in the other lane.
/** @type {Record<string, Check>} */
const checks = {
  build: { budget: 45, run: (say) => build("dist", "/", say) },
  // Takes a gigabyte of packages: where it is asked for, and where nobody waits.
  verify: { budget: 480, run: verify },
  lint: { budget: 10, run: (say) => ended(runPackage("@biomejs/biome", lint, {}, say)) },
  types: { budget: 60, run: (say) => ended(runPackage("astro", types, {}, say)) },
  site: { budget: 200, after: ["build"], run: (say) => inBrowser("site", say) },
  unit: { budget: 120, run: (say) => vitest("unit", ["--coverage"], say) },
  // Two builds at once would clear each other's content store.
  base: { budget: 45, after: ["build"], run: (say) => build("dist-base", otherBase, say) },
  html: {
    budget: 30,
    after: ["build"],
    run: async (say) => ended(run(process.execPath, ["scripts/html.mjs", built("dist")], {}, say)),
  },
  links: { budget: 45, after: ["build", "base"], run: links },
  timing: { budget: 45, after: ["build"], alone: true, run: (say) => inBrowser("timing", say) },
};
const wholeBudget = process.env.CI === "true" ? 720 : 360;

/** @param {Promise<number>} status */
const ended = async (status) => single((await status) === 0);

/**
 * @param {string} dir
 * @param {string} base
 * @param {Say} [say]
 */
function build(dir, base, say) {
  // The steps after this one must not look at an older site where this build fails.
  rmSync(join(root, dir), { recursive: true, force: true });
  return ended(runPackage("astro", ["build", "--outDir", dir], { SITE: site, BASE: base }, say));
}

/**
 * @param {string} project
 * @param {Say} [say]
 */
function inBrowser(project, say) {
  built("dist");
  process.env.CHROME_PATH = ensureBrowser();
  return vitest(project, [], say);
}

/**
 * @param {string} project
 * @param {string[]} args
 * @param {Say} [say]
 */
async function vitest(project, args, say) {
  const file = `reports/vitest-${project}.json`;
  // An old report must not speak for a run that wrote none.
  rmSync(join(root, file), { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const status = await runPackage("vitest", ["run", "--project", project, ...reporters, ...args], {}, say);
  const report = existsSync(join(root, file))
    ? JSON.parse(readFileSync(join(root, file), "utf8"))
    : undefined;
  return vitestTally(report, status);
}

/** @param {Say} [say] */
async function verify(say) {
  const file = join(root, "reports/verify.json");
  // As above.
  rmSync(file, { force: true });
  const status = await run(process.execPath, ["tests/frameworks/verify.ts"], {}, say);
  /** @type {Tally} */
  const tally = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : single(false);
  return { ...tally, failed: status === 0 ? tally.failed : Math.max(tally.failed, 1) };
}

/** @param {string} dir */
function built(dir) {
  if (!existsSync(join(root, dir)))
    throw new Error(`There is no ${dir} yet: the steps build and base make it.`);
  return dir;
}

/** @param {Say} [say] */
async function links(say = console.log) {
  const sites = { dist: "/", "dist-base": otherBase };
  let holds = true;
  for (const [dir, base] of Object.entries(sites)) {
    const { checked, broken } = await checkLinks({ dir: join(root, built(dir)), base, site });
    for (const each of broken) say(`${each}\n`);
    say(`${dir}: ${checked} links followed, ${broken.length} broken.\n`);
    holds &&= checked > 0 && broken.length === 0;
  }
  return single(holds);
}

/**
 * Runs a check, and tells what it said in one piece: beside others it would be torn to shreds.
 * @param {string} name
 * @param {Check} check
 * @param {boolean} isOnly
 * @returns {Promise<Row>}
 */
async function timed(name, { run, budget }, isOnly) {
  /** @type {string[]} */
  const said = [];
  console.log(isOnly ? `\n${name}` : `started ${name}`);
  const start = performance.now();
  const tally = await Promise.resolve(
    isOnly ? undefined : (/** @type {string} */ text) => void said.push(text),
  )
    .then(run)
    .catch((error) => {
      said.push(`${error.message}\n`);
      return single(false);
    });
  const seconds = (performance.now() - start) / 1000;
  const heading = isOnly ? "" : `\n${name}, ${seconds.toFixed(1)} s\n`;
  process.stdout.write(heading + said.join(""));
  return { name, tally, seconds, budget };
}

const byDefault = Object.keys(checks).filter((name) => name !== "verify" || process.env.CI === "true");
const names = process.argv.length > 2 ? process.argv.slice(2) : byDefault;
const unknown = names.find((name) => !(name in checks));
if (unknown !== undefined) {
  console.error(`There is no check "${unknown}", only ${Object.keys(checks).join(", ")}.`);
  process.exit(2);
}

const start = performance.now();
const steps = Object.entries(checks)
  .filter(([name]) => names.includes(name))
  .map(([name, check], _, { length }) => ({ ...check, name, run: () => timed(name, check, length === 1) }));
const rows = await runSteps(steps, 2);
const sum = total(rows.map(({ tally }) => tally));
const whole = { name: "all", tally: sum, seconds: (performance.now() - start) / 1000, budget: wholeBudget };
console.log(`\n${table([...rows, whole])}\n${lastLine(sum)}`);
process.exitCode = sum.failed > 0 ? 1 : 0;
