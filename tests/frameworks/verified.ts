import type { ExampleCase } from "./cases.ts";

/** What an engine made of an example's lines, in the order of the axes that is its default. */
export interface Verified {
  readonly agrees: true;
  readonly engine: string;
  readonly outputShape: readonly number[];
  readonly parameters: number;
  readonly version: string;
}

/** What came of running an example's lines. */
export type Run =
  | { readonly outputShape: readonly number[]; readonly parameters: number }
  | { readonly error: string };

/** A case and what came of it. */
export interface Outcome {
  readonly example: ExampleCase;
  readonly run: Run;
}

/** What of an outcome verified.json names: an example's or a network's id, and the engine. */
export interface VerifiedOutcome {
  readonly example: Pick<ExampleCase, "id" | "engine">;
  readonly run: Run;
}

/** What is wrong with what came of an example's lines: the layer, the lines and both results; nothing where they agree. */
export function exampleDisagreement({ example, run }: Outcome): string | undefined {
  const { id, engine, order, written, inputShape, outputShape, parameters } = example;
  const ours = said({ outputShape, parameters });
  const theirs = "error" in run ? run.error : said(run);
  if (ours === theirs) return undefined;
  const lines = "code" in written ? written.code : "";
  return [
    `${engine}, ${order}, disagrees on ${id}, input [${inputShape.join(", ")}].`,
    lines,
    `ours: ${ours}`,
    `theirs: ${theirs}`,
  ].join("\n");
}

function said({ outputShape, parameters }: Exclude<Run, { readonly error: string }>): string {
  return `output shape [${outputShape.join(", ")}], ${parameters} parameters`;
}

/** The text of verified.json: the same outcomes of the same versions give the same text. */
export function verifiedText(
  outcomes: readonly VerifiedOutcome[],
  versions: Readonly<Record<string, string>>,
): string {
  const entries = new Map<string, Map<string, Verified>>();
  for (const { example, run } of outcomes) {
    const { id, engine } = example;
    const engines = entries.get(id) ?? new Map<string, Verified>();
    // The first lines of an engine are those of its default order.
    if ("error" in run || engines.has(engine)) continue;
    const { outputShape, parameters } = run;
    engines.set(engine, {
      agrees: true,
      engine,
      outputShape,
      parameters,
      version: versions[engine] as string,
    });
    entries.set(id, engines);
  }
  const examples = sorted(entries).map(([id, engines]) => {
    const lines = sorted(engines).map(([, verified]) => `    ${onOneLine(verified)}`);
    return `  ${JSON.stringify(id)}: [\n${lines.join(",\n")}\n  ]`;
  });
  return `{\n${examples.join(",\n")}\n}\n`;
}

function sorted<Entry>(entries: ReadonlyMap<string, Entry>): readonly (readonly [string, Entry])[] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
}

function onOneLine(verified: Verified): string {
  const { agrees, engine, outputShape, parameters, version } = verified;
  const pairs = Object.entries({ agrees, engine, outputShape, parameters, version }).map(
    ([key, value]) => `"${key}": ${JSON.stringify(value).replaceAll(",", ", ")}`,
  );
  return `{ ${pairs.join(", ")} }`;
}
