// Checks our numbers against PyTorch, Keras and ONNX's own tests, in a Python environment of its own.
//   npm run verify -- [--write] [--seed <number>] [--count <number of random layers>]
//     [--layers <number of random layers whose sizes alone are asked for>]
import { parseArgs } from "node:util";
import { ensurePython } from "./python.mjs";
import { run } from "./run.mjs";

async function verify() {
  parseArgs({
    options: {
      write: { type: "boolean" },
      seed: { type: "string" },
      count: { type: "string" },
      layers: { type: "string" },
    },
  });
  const python = await ensurePython();
  return run(process.execPath, ["tests/frameworks/verify.ts", python, ...process.argv.slice(2)]);
}

verify().then(
  (status) => {
    process.exitCode = status;
  },
  (error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);
