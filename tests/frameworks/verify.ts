// Runs what the site says through PyTorch and Keras, and ONNX's own tests through us, and says what disagrees; by a Python
// environment of our own, where no other is named.
//   npm run verify -- [<python>] [--write] [--seed <number>] [--count <number of random layers>]
//     [--layers <number of random layers whose sizes alone are asked for>]
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { notebookOf } from "../../components/lesson/notebook.ts";
import { ensurePython } from "../../scripts/python.mjs";
import { lastLine } from "../../scripts/tally.mjs";
import { examples as allExamples } from "../../src/examples/index.ts";
import { bibtexVerdicts } from "../citation/real-bibtex.ts";
import { askMany, manyVerdicts } from "./ask-many.ts";
import { casesFrom, exampleCases } from "./cases.ts";
import { layerCasesFrom } from "./layer-cases.ts";
import { shapeEngines } from "./many-layers.ts";
import { type Built, networkCases, networkDisagreement, networkLayers } from "./network-cases.ts";
import { disagreement, type OnnxTest, onnxOperators } from "./onnx.ts";
import { type OpSample, opInfoOperators, sampleVerdict } from "./opinfo.ts";
import { latexVerdicts } from "./real-latex.ts";
import { exampleDisagreement, type Run, type VerifiedOutcome, verifiedText } from "./verified.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    write: { type: "boolean" },
    seed: { type: "string" },
    count: { type: "string" },
    layers: { type: "string" },
  },
});
const python =
  positionals[0] ??
  (await ensurePython().catch((error) => {
    console.error(error.message);
    process.exit(1);
  }));
const seed = wholeNumber("seed", values.seed ?? String(Math.floor(Math.random() * 2 ** 31)));
const count = wholeNumber("count", values.count ?? "2000");
const many = Math.ceil(wholeNumber("layers", values.layers ?? "1000000") / shapeEngines.length);

const reports = "reports/verify";
const committed = "src/verified.json";
const tally = { passed: 0, failed: 0 };
mkdirSync(reports, { recursive: true });

console.log(
  `${count} random convolutions, and as many layers of other kinds: npm run verify -- --seed ${seed} --count ${count} draws the same again.`,
);
const beside = shapeEngines.map((engine) => ({ engine, answers: askMany(python, engine, seed, many) }));

const { BIBTEX = "bibtex", PDFLATEX = "pdflatex", XELATEX = "xelatex" } = process.env;
for (const { verdicts, said } of [
  bibtexVerdicts(BIBTEX, `${reports}/bibtex`),
  latexVerdicts({ en: PDFLATEX, "zh-cn": XELATEX }, `${reports}/latex`),
]) {
  for (const { what, wrong } of verdicts) judge(what, wrong);
  for (const sentence of said) console.log(sentence);
}

const cases = `${reports}/cases.json`;
writeFileSync(cases, JSON.stringify(casesFrom(seed, count)));
const { versions, examples, random } = results<{
  versions: Record<string, string>;
  examples: readonly Run[];
  random: Record<string, number>;
}>("verify.py", cases);
for (const [what, failures] of Object.entries(random))
  judge(what, failures && `${failures} disagree, see above`);

const layerCases = `${reports}/layer-cases.json`;
writeFileSync(layerCases, JSON.stringify(layerCasesFrom(seed, count)));
const ofEveryKind = results<Record<string, number>>("verify_layers.py", layerCases);
for (const [what, failures] of Object.entries(ofEveryKind))
  judge(what, failures && `${failures} disagree, see above`);

const outcomes = exampleCases.map((example, at) => ({ example, run: examples[at] as Run }));
for (const outcome of outcomes) judge(undefined, exampleDisagreement(outcome));
console.log(
  `${outcomes.length} runs of the lines of ${new Set(exampleCases.map(({ id }) => id)).size} examples.`,
);

const notebooksPath = `${reports}/notebooks.json`;
const notebooks = allExamples.map((example) => [example.id, notebookOf(example, "en", undefined)]);
writeFileSync(notebooksPath, JSON.stringify(Object.fromEntries(notebooks)));
for (const [id, wrong] of Object.entries(
  results<Record<string, string | null>>("verify_notebooks.py", notebooksPath),
))
  judge(`the notebook of ${id}`, wrong ?? undefined);
console.log(`${notebooks.length} notebooks, each cell run.`);

const networksPath = `${reports}/network-cases.json`;
writeFileSync(networksPath, JSON.stringify({ networks: networkCases, layers: networkLayers() }));
const built = results<{ versions: Record<string, string>; networks: readonly Built[]; failures: number }>(
  "verify_networks.py",
  networksPath,
);
judge("layers of networks", built.failures && `${built.failures} disagree, see above`);
networkCases.forEach((ours, at) => {
  judge(undefined, networkDisagreement(ours, built.networks[at] as Built));
});
console.log(
  `${networkCases.length} networks of torchvision ${built.versions.torchvision} and Keras, layer for layer: ` +
    `${new Set(networkCases.map(({ id }) => id)).size} of ours.`,
);

const onnx = results<{ version: string; tests: readonly OnnxTest[] }>("onnx_tests.py", onnxOperators.join());
for (const test of onnx.tests) {
  const found = disagreement(test);
  judge(undefined, found && `${test.name}, ${test.operator} ${JSON.stringify(test.attributes)}\n${found}`);
}
console.log(`${onnx.tests.length} tests of ONNX ${onnx.version} for ${onnxOperators.join(", ")}.`);

const reasons = new Map<string, number>();
const samples = results<readonly OpSample[]>("opinfo.py", opInfoOperators.join());
for (const sample of samples) {
  const { reason = "alike in shape and parameters", wrong } = sampleVerdict(sample);
  judge(JSON.stringify(sample), wrong);
  if (!wrong) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
}
for (const [reason, number] of [...reasons].sort()) console.log(`${String(number).padStart(6)} ${reason}`);
console.log(`${samples.length} samples of PyTorch's own for ${opInfoOperators.length} operators.`);

for (const { engine, answers } of beside) {
  const found = await answers;
  for (const { what, wrong } of manyVerdicts(engine, found, many)) judge(what, wrong);
  const { layers, refused, seconds } = found;
  console.log(`${layers} layers asked of ${engine}, ${refused} refused by both, in ${seconds.toFixed(0)} s.`);
}

if (tally.failed === 0)
  compareCommitted(
    verifiedText([...outcomes, ...networkCases.flatMap(asOutcome)], { ...versions, ...built.versions }),
  );
writeFileSync("reports/verify.json", JSON.stringify(tally));
console.log(lastLine(tally));
process.exitCode = tally.failed > 0 ? 1 : 0;

/** A network in verified.json, where the framework's own has nothing besides that had to be taken off. */
function asOutcome(example: (typeof networkCases)[number], at: number): readonly VerifiedOutcome[] {
  const run = built.networks[at] as Built;
  return example.besides ? [] : [{ example, run }];
}

function wholeNumber(option: string, text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number < 2 ** 31) return number;
  console.error(`--${option} takes a whole number below 2^31, not "${text}".`);
  process.exit(2);
}

/** Counts a check, and prints what is wrong with it. */
function judge(what: string | undefined, wrong: string | 0 | undefined): void {
  tally[wrong ? "failed" : "passed"]++;
  if (wrong) console.error(`${what ? `${what}: ` : ""}${wrong}\n`);
}

/** What a Python program beside this file writes when it is given an argument. */
function results<Results>(program: string, argument: string): Results {
  const path = `${reports}/${program.replace(/py$/, "json")}`;
  const { status } = spawnSync(python, [`tests/frameworks/${program}`, argument, path], { stdio: "inherit" });
  if (status !== 0) {
    console.error(`${program} stopped with ${status}, see above.`);
    process.exit(1);
  }
  return JSON.parse(readFileSync(path, "utf8")) as Results;
}

function compareCommitted(found: string): void {
  if (values.write) writeFileSync(committed, found);
  const now = readFileSync(committed, { encoding: "utf8", flag: "a+" }).replaceAll("\r\n", "\n");
  judge(
    committed,
    now === found
      ? undefined
      : "it is not what was found; npm run verify -- --write writes the new one, to commit.",
  );
}
