import { networkOf, summarize } from "../../src/networks/index.ts";
import type { LayerNumbers, StackFacts } from "./state.ts";

/** The stacks that a reader chooses among: three layers in three orders, and the first layers of networks. */
export const stackNames = ["three", "last", "first", "vgg", "resnet", "wavenet", "lenet"] as const;
export type StackName = (typeof stackNames)[number];

const plain: LayerNumbers = [3, 1, 1, 0];
const strided: LayerNumbers = [3, 2, 1, 0];

/** Each stack as it is written down. */
export function stacks(): Readonly<Record<StackName, StackFacts>> {
  return {
    three: { length: 15, layers: [plain, plain, plain] },
    last: { length: 23, layers: [plain, plain, strided] },
    first: { length: 23, layers: [strided, plain, plain] },
    vgg: layersOf("vgg-16", 32, ["conv1_1", "conv1_2", "pool1", "conv2_1", "conv2_2", "pool2"]),
    resnet: layersOf("resnet-18", 32, ["conv1", "maxpool", "layer1.0.conv1", "layer1.0.conv2"]),
    wavenet: layersOf("wavenet-block", 24, [
      "dilated1.filter",
      "dilated2.filter",
      "dilated4.filter",
      "dilated8.filter",
    ]),
    lenet: layersOf("lenet-5-dense-c3", 32, ["C1", "S2.pool", "C3", "S4.pool", "C5"]),
  };
}

/** Layers of a network, in a row, as its declaration has them along the first axis, over an input of so many cells. */
function layersOf(id: string, length: number, names: readonly string[]): StackFacts {
  const { rows } = summarize(networkOf(id));
  let causal = false;
  const layers = names.map((name): LayerNumbers => {
    const row = rows.find((row) => row.name === name);
    const window = typeof row?.window === "object" ? row.window[0] : undefined;
    if (!row || !window) throw new RangeError(`${id} has no layer "${name}" that moves a window.`);
    const { span, stride, dilation, before } = window;
    causal ||= "padding" in row.layer && row.layer.padding === "causal";
    return [(span - 1) / dilation + 1, stride, dilation, causal ? 0 : before];
  });
  return { length, layers, causal };
}
