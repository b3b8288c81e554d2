import type { Example, Source } from "../src/examples/index.ts";
import { type ChannelOrder, shapeIn } from "../src/frameworks/index.ts";

/** What an engine made of an example's lines, as `npm run verify` wrote it into verified.json. */
export interface Verified {
  readonly agrees: boolean;
  readonly engine: string;
  readonly outputShape: readonly number[];
  readonly parameters: number;
  readonly version: string;
}

/** What verified.json holds: by an example's or a network's id, one entry an engine. */
export type VerifiedExamples = Readonly<Record<string, readonly Verified[]>>;

/** Where each engine has the channels unless it is told otherwise. */
const orders: Readonly<Record<string, ChannelOrder>> = {
  PyTorch: "channels-first",
  torchvision: "channels-first",
  Keras: "channels-last",
};

/**
 * What an example's numbers were checked against: its sources, and the engines that ran its lines. An engine that is a source
 * too is named once, with the version that ran.
 *
 * @throws Error where the example is not any more what an engine ran.
 */
export function checkedAgainst(example: Example, verified: VerifiedExamples): readonly Source[] {
  const entries = verified[example.id] ?? [];
  for (const entry of entries) demandSame(example, entry);
  const isNamed = (source: Source) =>
    source.kind === "program" && entries.some(({ engine }) => source.name.split(" ")[0] === engine);
  const engines = entries.map(
    ({ engine, version }): Source => ({ kind: "program", name: `${engine} ${version}` }),
  );
  return [...example.sources.filter((source) => !isNamed(source)), ...engines];
}

function demandSame({ id, derivation }: Example, entry: Verified): void {
  const { agrees, engine, version, outputShape, parameters } = entry;
  const order = orders[engine];
  const shape = order && shapeIn(order, derivation.outputChannels, derivation.outputSize);
  if (agrees && shape?.join() === outputShape.join() && parameters === derivation.parameters) return;
  throw new Error(
    `verified.json says that ${engine} ${version} made [${outputShape.join(", ")}] and ${parameters} parameters of ${id}, ` +
      `which is [${shape?.join(", ")}] and ${derivation.parameters}: ` +
      "run npm run verify -- --write and commit the file it writes.",
  );
}
