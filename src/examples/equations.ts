import type { Words } from "../citation.ts";
import { convolution, derive, pooling, type Step, transposedConvolution } from "../convolution/index.ts";
import type { Formula } from "../formula/formula.ts";
import { networkOf, summarize } from "../networks/index.ts";

/** A rule of the notebook, taken from a derivation that ran it. */
export interface Equation {
  /** Kebab-case and permanent, as that of an example. */
  readonly id: string;
  readonly title: Words;
  /** What it gives, and how. */
  readonly symbol: string;
  readonly formula: Formula;
}

const small = { inputSize: [9, 9], inChannels: 4, outChannels: 6, kernelSize: 3, stride: 2 };
const plain = derive(convolution({ ...small, padding: 1 })).steps;
const dilated = derive(convolution({ ...small, padding: 1, dilation: 2, groups: 2 })).steps;
const sided = derive(
  convolution({
    ...small,
    padding: [
      [1, 0],
      [1, 0],
    ],
  }),
).steps;
const same = derive(convolution({ ...small, padding: "same" })).steps;
const full = derive(convolution({ ...small, padding: "full", dilation: 2 })).steps;
const causal = derive(convolution({ ...small, inputSize: [9], padding: "causal", dilation: 2 })).steps;
const transposed = derive(transposedConvolution({ ...small, padding: 1, outputPadding: 1 })).steps;
const transposedSame = derive(transposedConvolution({ ...small, padding: "same" })).steps;
const pooled = derive(
  pooling({ kind: "max", inputSize: [9], channels: 4, kernelSize: 3, stride: 2, padding: 1, ceilMode: true }),
).steps;
const field = summarize(networkOf("resnet-50")).rows[0]?.receptiveFieldSteps ?? [];

function equation(id: string, en: string, zh: string, steps: readonly Step[], quantity: string): Equation {
  const { symbol, formula } = steps.find((step) => step.quantity === quantity) as Step;
  return { id, title: { en, "zh-cn": zh }, symbol, formula };
}

/** The equations that are published, each as the derivations have it where nothing is left out. */
export const equations: readonly Equation[] = [
  equation("output-size", "Output size of a convolution", "卷积的输出尺寸", plain, "outputSize"),
  equation(
    "output-size-dilated",
    "Output size of a dilated convolution",
    "空洞卷积的输出尺寸",
    dilated,
    "outputSize",
  ),
  equation(
    "output-size-two-sides",
    "Output size, the padding given for each side",
    "两侧填充不同时的输出尺寸",
    sided,
    "outputSize",
  ),
  equation(
    "effective-kernel",
    "Effective kernel of a dilation",
    "膨胀后的有效卷积核",
    dilated,
    "effectiveKernel",
  ),
  equation("unused-input", "Input left over at the end", "末尾未用到的输入", plain, "unusedInput"),
  equation("same-padding", "Padding that same asks for", "same所需的填充总量", same, "totalPadding"),
  equation(
    "same-padding-before",
    "Padding before the input, by same",
    "same在前侧的填充",
    same,
    "paddingBefore",
  ),
  equation(
    "same-padding-after",
    "Padding after the input, by same",
    "same在后侧的填充",
    same,
    "paddingAfter",
  ),
  equation("full-padding", "Padding that full asks for", "full所需的填充", full, "padding"),
  equation("causal-padding", "Padding that causal asks for", "causal所需的填充", causal, "paddingBefore"),
  equation("kernel-weights", "Weights of one kernel", "单个卷积核的权重", dilated, "kernelWeights"),
  equation("parameters", "Parameters of a convolution", "卷积的参数个数", plain, "parameters"),
  equation(
    "parameters-grouped",
    "Parameters of a grouped convolution",
    "分组卷积的参数个数",
    dilated,
    "parameters",
  ),
  equation("macs", "Multiply-accumulates of a convolution", "卷积的乘加次数", plain, "macs"),
  equation(
    "transposed-output-size",
    "Output size of a transposed convolution",
    "转置卷积的输出尺寸",
    transposed,
    "outputSize",
  ),
  equation(
    "transposed-same-cut",
    "What same cuts from a transposed convolution",
    "same从转置卷积裁掉的部分",
    transposedSame,
    "totalPadding",
  ),
  equation(
    "transposed-parameters",
    "Parameters of a transposed convolution",
    "转置卷积的参数个数",
    transposed,
    "parameters",
  ),
  equation(
    "pooling-windows-ceil",
    "Windows of a pooling that rounds up",
    "向上取整的池化有多少个窗口",
    pooled,
    "windows",
  ),
  equation(
    "pooling-dropped-windows",
    "Windows dropped by a pooling that rounds up",
    "向上取整的池化舍去的窗口",
    pooled,
    "droppedWindows",
  ),
  equation("jump", "Distance between the fields of neighbours", "相邻输出的感受野相距多远", field, "jump"),
  equation("receptive-field", "Receptive field", "感受野", field, "receptiveField"),
  equation("field-start", "Where the first field begins", "第一个感受野的起点", field, "fieldStart"),
];
