import type { LayerIssue } from "../../src/convolution/index.ts";
import type { Shape } from "../../src/layers/index.ts";
import { inUnit, memoryOf } from "../../src/layers/memory.ts";
import { format, formatIssue, type Sentences } from "../../src/locales/format.ts";
import type { LiveNetworkWords } from "../../src/locales/index.ts";
import { countings } from "../../src/networks/countings.ts";
import { type Network, NetworkError, type NetworkIssue, networkInput } from "../../src/networks/network.ts";
import { type Summary, summarize } from "../../src/networks/summarize.ts";
import { operationsOf, parametersOf } from "../../src/networks/totals.ts";
import { readText } from "../form/state.ts";
import { shape } from "../picture/text.ts";
import { roundedText } from "./rounded.ts";

/** What stands in the fields of the input, as typed: channels, then a size an axis. */
export type InputTexts = readonly string[];

/** The input shape that the texts ask for: whole numbers as numbers, anything else as it is, for the check to refuse. */
export function shapeOf(texts: InputTexts): readonly unknown[] {
  return texts.map(readText);
}

/** The entries of a link to a page with these texts; none where they are those it opens with. */
export function entriesOf(texts: InputTexts, opening: InputTexts): readonly (readonly [string, string])[] {
  return texts.join() === opening.join() ? [] : texts.map((text) => ["input", text]);
}

/** The texts a query asks for, as many as the page opens with; those it does not give are the opening ones. */
export function textsFrom(query: URLSearchParams, opening: InputTexts): InputTexts {
  const asked = query.getAll("input");
  return opening.map((text, at) => asked[at] ?? text);
}

/** What a network comes to on the input that is typed, or what is wrong, by one walk over its layers. */
export function summaryOn(network: Network, texts: InputTexts) {
  try {
    return { summary: summarize(network, shapeOf(texts) as Shape), issues: [] };
  } catch (error) {
    if (error instanceof NetworkError) return { issues: error.issues };
    throw error;
  }
}

/** What is said of what can be wrong with any layer, and what the entries of the input's shape are called, channels first. */
export interface IssueWords extends Sentences<LayerIssue> {
  readonly entries: readonly string[];
}

/** An issue of an input in words: the rule, what came, and a remedy; a layer's issue names the layer. */
export function sayNetworkIssue(words: LiveNetworkWords & IssueWords, found: NetworkIssue): string {
  if (!("issue" in found)) return words.tooLarge;
  const { issue } = found;
  if (found.code === "layer")
    return format(words.cannotBe, { layer: found.node, reason: formatIssue(words, issue) });
  const inputShape = words.entries[issue.axis ?? 0] ?? words.field.inputShape;
  return formatIssue({ ...words, field: { ...words.field, inputShape } }, issue);
}

/** The parameters of the layers that another input may give others: dense ones, and those that read the input. */
export function builtOf({ rows }: Summary): Readonly<Record<string, number>> {
  const may = rows.filter(({ kind, from }) => kind === "dense" || from.includes(networkInput));
  return Object.fromEntries(may.map(({ name, parameters }) => [name, parameters]));
}

/**
 * What is said where a layer has other parameters than on the network's own input, which a network that a framework has built
 * could not take; nothing where all are as they were.
 */
export function rebuiltText(
  { rows }: Summary,
  built: Readonly<Record<string, number>>,
  words: LiveNetworkWords,
  lang: string,
): string {
  const other = rows.find(({ name, parameters }) => name in built && built[name] !== parameters);
  if (!other) return "";
  const [now, then] = [other.parameters, built[other.name] as number].map((count) =>
    count.toLocaleString(lang),
  );
  return format(words.rebuilt, { layer: other.name, now: now as string, before: then as string });
}

/** A network's totals as the page writes them, by the names of the places they are written to. */
export function totalTexts({ rows, totals }: Summary, lang: string) {
  const number = (value: number) => value.toLocaleString(lang);
  const { parameters, outputElements } = totals;
  // Every output kept at once, as training needs them, in numbers of four bytes.
  const { activationBytes } = memoryOf({ activations: outputElements, parameters });
  const mebibytes = inUnit(activationBytes, "MiB").step.value;
  return {
    output: shape(rows.at(-1)?.outputShape ?? []),
    parameters: number(parameters),
    parametersRounded: roundedText(parameters),
    macsRounded: roundedText(totals.macs),
    buffers: number(totals.buffers),
    macs: number(totals.macs),
    activations: number(outputElements),
    memory: `${mebibytes.toLocaleString(lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 })} MiB`,
  };
}

/** The ways to count parameters that differ from one framework to another. */
export const parameterCounts = [
  "trainable",
  "with statistics",
  "without biases",
  "without normalization",
] as const;

/** A network's operations and parameters by every convention, as the page writes them, by the convention's name. */
export function countedTexts({ rows }: Summary, lang: string): Readonly<Record<string, string>> {
  return Object.fromEntries([
    ...countings.map(({ id, counting }) => [id, operationsOf(rows, counting).toLocaleString(lang)]),
    ...parameterCounts.map((count) => [count, parametersOf(rows, count).toLocaleString(lang)]),
  ]);
}
