// Writes random layers and our answers to standard output, for many_layers.py.
//   node tests/frameworks/many-rows.ts <PyTorch|ONNX> <seed> <count>
import { once } from "node:events";
import { drawFrom } from "./layers.ts";
import { rowsFor, type ShapeEngine } from "./many-layers.ts";

const [engine, seed, count] = process.argv.slice(2);
for (const rows of rowsFor(engine as ShapeEngine, drawFrom(Number(seed)), Number(count))) {
  if (!process.stdout.write(new Uint8Array(rows.buffer))) await once(process.stdout, "drain");
}
