import type { Example, Source } from "../../src/examples/index.ts";
import { shapeIn } from "../../src/frameworks/channel-order.ts";
import type { ChannelOrder } from "../../src/frameworks/index.ts";
import type { Network, Summary } from "../../src/networks/index.ts";

/** What an engine such as Keras made of an example's code, as `npm run verify -- --write` puts it into verified.json. */
export interface Verified {
  readonly agrees: boolean;
  readonly engine: string;
  readonly outputShape: readonly number[];
  readonly parameters: number;
  readonly version: string;
}

/** What verified.json holds: by an example's or a network's id, one entry an engine. */
export type VerifiedExamples = Readonly<Record<string, readonly Verified[]>>;

/** The default order of channels of each engine. */
const orders: Readonly<Record<string, ChannelOrder>> = {
  PyTorch: "channels-first",
  torchvision: "channels-first",
  Keras: "channels-last",
};

/** An example or a network that may be in verified.json, with what every engine must have made of it, channels first. */
type Checked = Pick<Example, "id" | "sources"> & Pick<Verified, "outputShape" | "parameters">;

/**
 * What an example's numbers were checked against: its sources, and the engines that ran its code. An engine that is a source
 * as well is named once, with the version that ran.
 *
 * @throws Error where the example has changed since an engine ran it.
 */
export function checkedAgainst({ id, sources, derivation }: Example, verified: VerifiedExamples) {
  const { outputChannels, outputSize, parameters } = derivation;
  return withEngines({ id, sources, outputShape: [outputChannels, ...outputSize], parameters }, verified);
}

/** The same for a network: its sources, and the programs that ship it and gave the same output and parameters. */
export function networkCheckedAgainst(
  network: Network,
  { rows, totals }: Summary,
  verified: VerifiedExamples,
) {
  const { id, sources } = network;
  const outputShape = rows.at(-1)?.outputShape ?? [];
  return withEngines({ id, sources, outputShape, parameters: totals.parameters }, verified);
}

function withEngines(checked: Checked, verified: VerifiedExamples): readonly Source[] {
  const entries = verified[checked.id] ?? [];
  for (const entry of entries) demandSame(checked, entry);
  const isNamed = (source: Source) =>
    source.kind === "program" && entries.some(({ engine }) => source.name.split(" ")[0] === engine);
  const engines = entries.map(
    ({ engine, version }): Source => ({ kind: "program", name: `${engine} ${version}` }),
  );
  return [...checked.sources.filter((source) => !isNamed(source)), ...engines];
}

function demandSame(checked: Checked, entry: Verified): void {
  const { agrees, engine, version, outputShape, parameters } = entry;
  const order = orders[engine];
  const shape = order && shapeIn(order, checked.outputShape);
  if (agrees && shape?.join() === outputShape.join() && parameters === checked.parameters) return;
  throw new Error(
    `verified.json says that ${engine} ${version} made [${outputShape.join(", ")}] and ${parameters} parameters of ${checked.id}, ` +
      `which is [${shape?.join(", ")}] and ${checked.parameters}: ` +
      "run npm run verify -- --write and commit the file it writes.",
  );
}
