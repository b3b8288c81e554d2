import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { ShapeEngine } from "./many-layers.ts";

/** How many answers were compared, by what they are about, and how many of them differ. */
export interface Answers {
  readonly layers: number;
  readonly asked: Readonly<Record<string, number>>;
  readonly failures: Readonly<Record<string, number>>;
  /** The layers that neither of us gives a size. */
  readonly refused: number;
  readonly seconds: number;
}

/** Has an engine asked about so many random layers, beside whatever else is done meanwhile. */
export async function askMany(
  python: string,
  engine: ShapeEngine,
  seed: number,
  count: number,
): Promise<Answers> {
  const path = `reports/verify/many-layers-${engine}.json`;
  const rows = [process.execPath, "tests/frameworks/many-rows.ts", engine, String(seed), String(count)];
  const child = spawn(python, ["tests/frameworks/many_layers.py", engine, path, ...rows], {
    stdio: "inherit",
  });
  const end = () => child.kill();
  process.once("exit", end);
  const [status] = await once(child, "close");
  process.off("exit", end);
  if (status !== 0) throw new Error(`many_layers.py stopped with ${status}, see above.`);
  return JSON.parse(readFileSync(path, "utf8")) as Answers;
}

/** What is wrong with what an engine answered, by what it is about; undefined where nothing is. */
export function manyVerdicts(engine: ShapeEngine, { layers, asked, failures }: Answers, count: number) {
  const number = `${engine} was asked about as many layers as were drawn`;
  return [
    { what: number, wrong: layers === count ? undefined : `${layers}, not ${count}` },
    ...Object.entries(asked).map(([what, all]) => ({
      what: `${engine}, ${what}`,
      wrong: failures[what] ? `${failures[what]} of ${all} disagree, see above` : undefined,
    })),
  ];
}
