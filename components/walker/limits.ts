import { type Convolution, deriveConvolution } from "../../src/convolution/convolution.ts";
import type { Issue } from "../../src/convolution/issues.ts";
import { format, type Sentences } from "../../src/locales/format.ts";
import { controlNames } from "../calculator/state.ts";
import type { Complaint, State } from "../form/state.ts";

/** What a walk can say is wrong, besides a layer's own issues. */
export interface WalkWords extends Sentences<Issue> {
  readonly tooLarge: string;
  readonly tooMany: string;
  readonly noSuch: string;
  readonly notEdits: string;
  readonly noAccount: string;
  readonly kernels: string;
  readonly positionName: string;
}

/** What may be drawn with a number in every cell. */
const limits = {
  inputSize: 10,
  kernelSize: 5,
  inChannels: 4,
  outChannels: 8,
  stride: 10,
  dilation: 10,
  padding: 4,
};
const mostCells = 800;
/** A complaint about one field, by its sentence. */
export function complaintOn(field: string, sentence: string): Complaint {
  return { field, sentence, controls: [field] };
}

/** What of a layer is too large to be shown with a number in every cell. */
export function tooLarge(state: State, layer: Convolution, words: WalkWords): readonly Complaint[] {
  const pads = typeof layer.padding === "string" ? [] : layer.padding.map((sides) => Math.max(...sides));
  const found = Object.entries({ ...layer, padding: pads }).flatMap(([field, value]) => {
    const maximum = limits[field as keyof typeof limits];
    const values = [value].flat() as readonly number[];
    const axis = values.findIndex((number) => number > maximum);
    if (maximum === undefined || axis < 0) return [];
    const sentence = format(words.tooLarge, {
      name: words.field[field as "stride"],
      maximum,
      got: values[axis],
    });
    return [{ field, sentence, controls: controlNames(state, { field, axis }) }];
  });
  const cells = cellsOf(layer);
  if (found.length > 0 || cells <= mostCells) return found;
  return [complaintOn("inputSize", format(words.tooMany, { cells, maximum: mostCells }))];
}

/** How many numbers a walk over a layer shows at once. */
function cellsOf(layer: Convolution): number {
  const { padding, outputSize } = deriveConvolution(layer);
  const flatSize = (size: readonly number[]) =>
    size.slice(-2).reduce((product, length) => product * length, 1);
  const padded = layer.inputSize.map(
    (size, axis) => size + (padding[axis]?.[0] ?? 0) + (padding[axis]?.[1] ?? 0),
  );
  const depth = layer.kernelSize.length > 2 ? (layer.kernelSize[0] as number) : 1;
  const each = flatSize(padded) + 2 * flatSize(layer.kernelSize);
  return layer.inChannels * depth * each + outputSize.reduce((product, size) => product * size, 1);
}
