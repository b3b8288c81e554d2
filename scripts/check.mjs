// Runs every check (verify only where CI=true) or those named as arguments, goes on after a failure, and ends with
// "N passed, N failed".
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBrowser } from "./browser.mjs";
import { checkLinks } from "./links.mjs";
import { root, run, runPackage } from "./run.mjs";
import { lastLine, single, table, total, vitestTally } from "./tally.mjs";

/** @import { Row, Tally } from "./tally.mjs" */

const site = process.env.SITE ?? "https://example.org";
const otherBase = "/some/base/";

// Biome colours each letter of what it reports, which nobody can read in a log.
const plainText = process.stdout.isTTY ? [] : ["--colors=off"];

/** @type {Record<string, () => Promise<Tally>>} */
const steps = {
  lint: () => plain("@biomejs/biome", ["ci", "--error-on-warnings", ...plainText]),
  types: () => plain("astro", ["check", "--minimumFailingSeverity", "warning"]),
  unit: () => vitest("unit", ["--coverage"]),
  build: () => build("dist", "/"),
  base: () => build("dist-base", otherBase),
  html: () => plain("html-validate", ["--max-warnings=0", `${built("dist")}/**/*.html`]),
  links: async () => single([await links("dist", "/"), await links("dist-base", otherBase)].every(Boolean)),
  site: () => {
    built("dist");
    process.env.CHROME_PATH = ensureBrowser();
    return vitest("site", []);
  },
  verify,
};

// What takes a gigabyte of packages runs where it is asked for, and where nobody waits.
const onlyWhereAsked = process.env.CI === "true" ? [] : ["verify"];

/**
 * @param {string} name
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
async function plain(name, args, env) {
  return single((await runPackage(name, args, env)) === 0);
}

/**
 * @param {string} dir
 * @param {string} base
 */
function build(dir, base) {
  // The steps after this one must not look at an older site where this build fails.
  rmSync(join(root, dir), { recursive: true, force: true });
  return plain("astro", ["build", "--outDir", dir], { SITE: site, BASE: base });
}

/**
 * @param {string} project
 * @param {string[]} args
 */
async function vitest(project, args) {
  const file = `reports/vitest-${project}.json`;
  // An old report must not speak for a run that wrote none.
  rmSync(join(root, file), { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const status = await runPackage("vitest", ["run", "--project", project, ...reporters, ...args]);
  const report = existsSync(join(root, file))
    ? JSON.parse(readFileSync(join(root, file), "utf8"))
    : undefined;
  return vitestTally(report, status);
}

async function verify() {
  const file = join(root, "reports/verify.json");
  // As above.
  rmSync(file, { force: true });
  const status = await run(process.execPath, ["scripts/verify.mjs"]);
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

/**
 * @param {string} dir
 * @param {string} base
 */
async function links(dir, base) {
  const { checked, broken } = await checkLinks({ dir: join(root, built(dir)), base, site });
  for (const each of broken) console.error(each);
  console.log(`${dir}: ${checked} links followed, ${broken.length} broken.`);
  return checked > 0 && broken.length === 0;
}

/**
 * @param {string} name
 * @param {() => Promise<Tally>} step
 * @returns {Promise<Row>}
 */
async function timed(name, step) {
  console.log(`\n${name}`);
  const start = performance.now();
  const tally = await step().catch((error) => {
    console.error(error.message);
    return single(false);
  });
  return { name, tally, seconds: (performance.now() - start) / 1000 };
}

const byDefault = Object.keys(steps).filter((name) => !onlyWhereAsked.includes(name));
const names = process.argv.length > 2 ? process.argv.slice(2) : byDefault;
const unknown = names.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.error(`There is no check "${unknown[0]}", only ${Object.keys(steps).join(", ")}.`);
  process.exit(2);
}

/** @type {Row[]} */
const rows = [];
for (const [name, step] of Object.entries(steps)) {
  if (names.includes(name)) rows.push(await timed(name, async () => step()));
}
const sum = total(rows.map(({ tally }) => tally));
console.log(`\n${table(rows)}\n${lastLine(sum)}`);
process.exitCode = sum.failed > 0 ? 1 : 0;
