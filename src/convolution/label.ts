import { safeParseWindowed, type UncheckedWindowed, type WindowedLayer } from "./derive.ts";
import type { LayerIssue } from "./issues.ts";
import { assertChecked, type Result } from "./validate.ts";
import type { PaddingPair } from "./window.ts";

/** What is wrong with a text that should be a label, as data; the layer that it names may have issues of its own. */
export type LabelIssue =
  | { readonly code: "not-a-label"; readonly given: string; readonly kinds: string }
  | { readonly code: "unknown-part"; readonly part: string; readonly parts: string }
  | { readonly code: "part-twice"; readonly part: string }
  | { readonly code: "part-missing"; readonly part: string }
  | { readonly code: "wrong-axes"; readonly part: string; readonly axes: number; readonly rank: number };

/** The kinds of layer by the word a label begins with, before the number of axes. */
const kinds = {
  conv: "convolution",
  tconv: "transposed-convolution",
  maxpool: "max-pooling",
  avgpool: "average-pooling",
} as const;
type Word = keyof typeof kinds;

const paddingWordOf = {
  valid: "valid",
  same: "same",
  lower: "same-lower",
  full: "full",
  causal: "causal",
} as const;

/** The field of each letter that numbers one an axis follow. */
const fieldOf = { i: "inputSize", k: "kernelSize", s: "stride", d: "dilation", a: "outputPadding" } as const;

/**
 * The canonical label of a layer, from which it can be read back: conv2d.i10x10.c3-5.k3.s1.p0 for 5 kernels of 3 x 3 over 3 x 10 x
 * 10. Numbers alike on every axis stand once; what is at its default beyond the padding is left out. Throws TypeError for what
 * was not checked.
 */
export function labelOf(layer: WindowedLayer): string {
  assertChecked(layer, ...Object.values(kinds));
  const { inputSize, kernelSize, stride, dilation, padding } = layer;
  const [word] = Object.entries(kinds).find(([, kind]) => kind === layer.kind) as [Word, string];
  const isPooling = "channels" in layer;
  const parts = [
    `${word}${inputSize.length}d`,
    `i${inputSize.join("x")}`,
    isPooling ? `c${layer.channels}` : `c${layer.inChannels}-${layer.outChannels}`,
    `k${shared(kernelSize)}`,
    `s${shared(stride)}`,
    `p${typeof padding === "string" ? padding.replace("same-", "") : shared(padding.map(sidesText))}`,
  ];
  if (dilation.some((size) => size !== 1)) parts.push(`d${shared(dilation)}`);
  if (isPooling) {
    if (layer.ceilMode) parts.push("ceil");
    // The default depends on how the padding is given.
    if (layer.countPadding === (typeof padding === "string"))
      parts.push(layer.countPadding ? "counted" : "uncounted");
    return parts.join(".");
  }
  if (layer.groups !== 1) parts.push(`g${layer.groups}`);
  if ("outputPadding" in layer && layer.outputPadding.some((size) => size !== 0))
    parts.push(`a${shared(layer.outputPadding)}`);
  if (!layer.bias) parts.push("nobias");
  return parts.join(".");
}

function shared(values: readonly (number | string)[]): string {
  return new Set(values).size === 1 ? String(values[0]) : values.join("x");
}

function sidesText([before, after]: PaddingPair): string {
  return before === after ? String(before) : `${before}-${after}`;
}

/** The spec that a label spells, not yet checked as a layer, or everything that is wrong with the text. */
export function readLabel(text: unknown): {
  readonly spec?: UncheckedWindowed;
  readonly issues: readonly LabelIssue[];
} {
  const given = typeof text === "string" ? text.trim().toLowerCase() : "";
  const [first = "", ...parts] = given.split(".");
  const [, word, digit] = /^([a-z]+)([1-8])d$/.exec(first) ?? [];
  const kind = Object.hasOwn(kinds, word ?? "") && given.length <= 300 ? kinds[word as Word] : undefined;
  if (!kind) {
    const known = Object.keys(kinds).map((name) => `${name}2d`);
    return { issues: [{ code: "not-a-label", given: given.slice(0, 40), kinds: known.join(", ") }] };
  }
  const rank = Number(digit);
  const readers = readersOf(kind);
  const issues: LabelIssue[] = [];
  const fields: Record<string, unknown> & UncheckedWindowed = { kind };
  const seen = new Set<string>();
  for (const part of parts) {
    const reader = readers.find(({ pattern }) => pattern.test(part));
    if (!reader) {
      issues.push({
        code: "unknown-part",
        part: part.slice(0, 40),
        parts: [...new Set(readers.map(({ name }) => name))].join(", "),
      });
      continue;
    }
    if (seen.has(reader.name)) issues.push({ code: "part-twice", part: reader.name });
    seen.add(reader.name);
    const values = part.slice(1).split("x");
    const own = reader.perAxis && (values.length > 1 || reader.name === "i");
    if (own && values.length !== rank) issues.push({ code: "wrong-axes", part, axes: values.length, rank });
    Object.assign(fields, reader.read(part, rank));
  }
  for (const name of ["i", "c", "k", "s", "p"])
    if (!seen.has(name)) issues.push({ code: "part-missing", part: name });
  return issues.length > 0 ? { issues } : { spec: fields, issues };
}

/** The layer that a label names, or everything that is wrong with the label, else with the layer. */
export function safeParseLabel(text: unknown): Result<WindowedLayer, LabelIssue | LayerIssue> {
  const { spec, issues } = readLabel(text);
  return spec ? safeParseWindowed(spec) : { issues };
}

interface Reader {
  readonly name: string;
  readonly pattern: RegExp;
  readonly perAxis?: boolean;
  readonly read: (part: string, rank: number) => Readonly<Record<string, unknown>>;
}

const number = "(?:0|[1-9]\\d{0,15})";
const pattern = (text: string) => new RegExp(`^${text.replaceAll("#", number)}$`);

/** What may stand in a label of a kind of layer. */
function readersOf(kind: (typeof kinds)[Word]): readonly Reader[] {
  const isPooling = kind.endsWith("pooling");
  const letters = Object.entries(fieldOf).filter(
    ([letter]) => letter !== "a" || kind === "transposed-convolution",
  );
  const perAxis = letters.map(
    ([name, field]): Reader => ({
      ...{ name, perAxis: true, pattern: pattern(`${name}#(?:x#)*`) },
      read: (part) => ({ [field]: numbersIn(part, name === "i") }),
    }),
  );
  const words = Object.keys(paddingWordOf).join("|");
  const padding: readonly Reader[] = [
    {
      name: "p",
      perAxis: true,
      pattern: pattern("p#(?:-#)?(?:x#(?:-#)?)*"),
      read: (part, rank) => ({ padding: sidesIn(part, rank) }),
    },
    {
      name: "p",
      pattern: pattern(`p(?:${words})`),
      read: (part) => ({ padding: paddingWordOf[part.slice(1) as "same"] }),
    },
  ];
  const flag = (name: string, field: string, value: boolean): Reader => ({
    ...{ name, pattern: pattern(name), read: () => ({ [field]: value }) },
  });
  if (isPooling)
    return [
      ...perAxis,
      ...padding,
      { name: "c", pattern: pattern("c#"), read: (part) => ({ channels: Number(part.slice(1)) }) },
      flag("ceil", "ceilMode", true),
      flag("counted", "countPadding", true),
      flag("uncounted", "countPadding", false),
    ];
  return [
    ...perAxis,
    ...padding,
    { name: "c", pattern: pattern("c#-#"), read: channelsIn },
    { name: "g", pattern: pattern("g#"), read: (part) => ({ groups: Number(part.slice(1)) }) },
    flag("nobias", "bias", false),
  ];
}

function channelsIn(part: string) {
  const [inChannels, outChannels] = part.slice(1).split("-").map(Number);
  return { inChannels, outChannels };
}

// One number stands for every axis, but in a size, which says how many there are.
function numbersIn(part: string, isSize: boolean): number | readonly number[] {
  const values = part.slice(1).split("x").map(Number);
  return values.length === 1 && !isSize ? (values[0] as number) : values;
}

function sidesIn(part: string, rank: number): unknown {
  const values = part
    .slice(1)
    .split("x")
    .map((sides) => sides.split("-").map(Number))
    .map(([before, after]) => (after === undefined ? before : [before, after]));
  // A pair by itself would be read as one number an axis.
  return values.length === 1 ? Array(rank).fill(values[0]) : values;
}
