import { paddingWords, type UncheckedWindowed } from "../../src/convolution/index.ts";
import { queryOf } from "../form/state.ts";

const letters = ["d", "h", "w"] as const;

/** The query that opens the calculator's page on the layer that a label spells, every field said, its question mark with it. */
export function queryOfSpec(spec: UncheckedWindowed): string {
  const { kind, inputSize, padding = 0, bias = true, groups = 1, ceilMode = false } = spec;
  const sizes = inputSize as readonly number[];
  const isWord = paddingWords.some((word) => word === padding);
  const each = (value: unknown) => (Array.isArray(value) ? value : sizes.map(() => value));
  const pairs = each(isWord ? 0 : padding).map((side) => (Array.isArray(side) ? side : [side, side]));
  const fields = {
    inputSize: sizes,
    kernelSize: each(spec.kernelSize),
    stride: each(spec.stride),
    dilation: each(spec.dilation ?? 1),
    outputPadding: each(spec.outputPadding ?? 0),
    padding: pairs.map(([before]) => before),
    paddingAfter: pairs.map(([, after]) => after),
  };
  const isApart = Object.entries(fields).some(
    ([field, values]) => field !== "inputSize" && new Set(values).size > 1,
  );
  const isEven = pairs.every(([before, after]) => before === after);
  const tick = (on: unknown) => (on ? "yes" : "");
  const axes = Object.entries(fields).flatMap(([field, values]) =>
    letters.slice(-sizes.length).map((letter, axis) => [`${field}-${letter}`, String(values[axis])] as const),
  );
  return queryOf([
    ["kind", String(kind)],
    ["rank", String(sizes.length)],
    ["perAxis", tick(isApart)],
    ["inChannels", String(spec.inChannels ?? spec.channels)],
    ["outChannels", String(spec.outChannels ?? 1)],
    ["groups", String(groups)],
    ["paddingMode", isWord ? String(padding) : isEven ? "number" : "sides"],
    ["bias", tick(bias)],
    ["ceilMode", tick(ceilMode)],
    ["countPadding", tick(spec.countPadding ?? !isWord)],
    ...axes,
  ]);
}
