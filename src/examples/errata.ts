import type { Source, Words } from "../citation.ts";
import { convolution, derive, type Step } from "../convolution/index.ts";
import { foundFor, networkOf, summarize } from "../networks/index.ts";
import { exampleOf } from "./index.ts";

/** How sure it is that the figure stands where it is said to: the text was opened, copies of it were, or neither. */
export type Witness = "text" | "copies" | "program" | "none";

/** A published figure that is wrong, or true of something else than it seems to be about. */
export interface Erratum {
  readonly id: string;
  readonly title: Words;
  readonly source: Source;
  /** The figure as it was printed. */
  readonly printed: string;
  /** What it is by the rules of this notebook: a number, or a shape. */
  readonly here: readonly number[];
  /** The lines that give it, where a layer does. */
  readonly steps: readonly Step[];
  readonly witness: Witness;
  /** What happened, for a colleague; numbers that are worked out stand in places, such as {here}. */
  readonly says: Words;
  readonly facts?: Readonly<Record<string, number | readonly number[]>>;
}

const text = (title: string, url: string): Source => ({ kind: "text", title, url });
const sizes = (steps: readonly Step[]) => steps.filter(({ quantity }) => quantity === "outputSize");

const cs231n = text("CS231n notes, VGGNet in detail", "https://cs231n.github.io/convolutional-networks/");
const vgg = summarize(networkOf("vgg-16"));
const counted = ["convolution", "max-pooling", "dense"];
const vggValues = [
  vgg.inputShape.reduce((elements, size) => elements * size, 1),
  ...vgg.rows.filter(({ kind }) => counted.includes(kind)).map(({ outputElements }) => outputElements),
].reduce((sum, elements) => sum + elements, 0);

const guide = text(
  "Dumoulin and Visin 2016, A guide to convolution arithmetic, figure 4.7",
  "https://github.com/vdumoulin/conv_arithmetic/issues/18",
);
const odd = derive(
  convolution({ inputSize: [6, 6], inChannels: 1, outChannels: 1, kernelSize: 3, stride: 2, padding: 1 }),
);

const paper = text(
  "Krizhevsky, Sutskever and Hinton 2012, ImageNet classification, section 3.5",
  "https://papers.nips.cc/paper/2012/hash/c399862d3b9d6b76c8436e924a68c45b-Abstract.html",
);
const first = exampleOf("alexnet-conv1");
const printedInput = derive(convolution({ ...first.layer, inputSize: [224, 224] }));

const wide = derive(
  convolution({ inputSize: [50, 100], inChannels: 1, outChannels: 1, kernelSize: [3, 5], stride: [2, 1] }),
);

const d2l = text(
  "Dive into Deep Learning, Padding and stride",
  "https://d2l.ai/chapter_convolutional-neural-networks/padding-and-strides.html",
);
const stepped = { inputSize: [8, 8], inChannels: 1, outChannels: 1, kernelSize: [3, 5], stride: [3, 4] };
const padded = derive(convolution({ ...stepped, padding: [0, 1] }));
const bare = derive(convolution(stepped));

const table = text(
  "google-research/receptive_field, README",
  "https://github.com/google-research/receptive_field",
);
const fieldOf = (id: string, at: string, quantity: "receptiveField" | "effectivePadding") =>
  foundFor({ quantity, at, printed: "", source: table }, summarize(networkOf(id))) as number;
const slim = ["resnet-v1-50-tf-slim", "block4.unit3.relu"] as const;

/** Figures that did not come out, each worked by the module; the texts were opened again before they were told. */
export const errata: readonly Erratum[] = [
  {
    id: "cs231n-vgg-16-memory",
    title: { en: "VGG-16's memory in the CS231n notes", "zh-cn": "CS231n讲义里VGG-16的内存" },
    source: cs231n,
    printed: "24M * 4 bytes ~= 93MB",
    here: [vggValues],
    steps: [],
    witness: "text",
    says: {
      en: "The rows that stand above this total, the input among them, add up to {here} values of four bytes. Issue 88 of the notes asks about the same line.",
      "zh-cn":
        "这个总数上面列出的各行（连同输入）加起来是{here}个数，每个四字节。该讲义的第88号issue问的正是这一行。",
    },
  },
  {
    id: "conv-arithmetic-odd-transposed",
    title: { en: "The odd case of a transposed convolution", "zh-cn": "转置卷积的奇数情形" },
    source: guide,
    printed: "2 × 2 input",
    here: odd.outputSize,
    steps: sizes(odd.steps).slice(0, 1),
    witness: "copies",
    says: {
      en: "The caption transposes a convolution over a 6 × 6 input; that convolution gives {here}, which is what its transpose starts from. The picture beside it is right, and the authors agree that the caption should say so.",
      "zh-cn":
        "图注说的是6 × 6输入上那个卷积的转置；那个卷积的输出是{here}，转置正是从它开始。旁边的图没有错，作者也同意图注应当这样写。",
    },
  },
  {
    id: "alexnet-input-size",
    title: { en: "AlexNet's input", "zh-cn": "AlexNet的输入尺寸" },
    source: paper,
    printed: "224 × 224 × 3",
    here: first.derivation.outputSize,
    steps: sizes(first.derivation.steps).slice(0, 1),
    witness: "copies",
    facts: { given: printedInput.outputSize, input: first.layer.inputSize },
    says: {
      en: "The first layer's kernels, with the stride the paper gives and no padding, find {given} places in such an input. The figure draws {here}, which takes an input of {input}, or padding the paper does not name.",
      "zh-cn":
        "按论文所写的卷积核与步幅，不加填充，这样的输入上只有{given}个位置。图中画的是{here}，那要求输入为{input}，或者有论文没有写出的填充。",
    },
  },
  {
    id: "alexnet-first-layer-neurons",
    title: { en: "Neurons of AlexNet's first layer", "zh-cn": "AlexNet第一层的神经元个数" },
    source: paper,
    printed: "253,440",
    here: [first.derivation.outputElements],
    steps: first.derivation.steps.filter(({ quantity }) => quantity === "outputElements"),
    witness: "copies",
    says: {
      en: "The caption of figure 2 lists the neurons of every layer. Its kernels and the places they are drawn at multiply to {here}.",
      "zh-cn": "图2的图注列出了各层的神经元个数。按图中的卷积核个数与位置数相乘，得到的是{here}。",
    },
  },
  {
    id: "tensorflow-js-numeric-padding",
    title: {
      en: "A width that TensorFlow.js takes from the height",
      "zh-cn": "TensorFlow.js把高度的设置用到了宽度上",
    },
    source: { kind: "program", name: "TensorFlow.js 4.22.0, computeConv2DInfo" },
    printed: "49",
    here: wide.outputSize.slice(1),
    steps: sizes(wide.steps).slice(1),
    witness: "program",
    says: {
      en: "Where the padding is one number, the kernel and the stride of the height are used for the width too. With kernels of 3 × 5 and strides of 2 × 1 over 50 × 100, the width is {here}. Square kernels with equal strides are not touched, nor are words such as valid.",
      "zh-cn":
        "填充写成一个数时，高度的卷积核尺寸与步幅也被用在宽度上。输入50 × 100、3 × 5卷积核、步幅2 × 1时，宽度应为{here}。方形卷积核配相同步幅时不受影响，写成valid之类的词也不受影响。",
    },
  },
  {
    id: "d2l-tensorflow-tab",
    title: { en: "One example in two tabs", "zh-cn": "同一个例子的两个标签页" },
    source: d2l,
    printed: "(2, 1)",
    here: padded.outputSize,
    steps: sizes(padded.steps).slice(1),
    witness: "copies",
    facts: { bare: bare.outputSize },
    says: {
      en: "The other tabs pad the width by one on each side and get {here}. The TensorFlow tab says valid, which is no padding, and gets {bare}: both are right, of two layers.",
      "zh-cn":
        "其他标签页在宽度两侧各填充一列，得到{here}；TensorFlow标签页写的是valid，也就是不填充，得到{bare}。两个都没有错，只是两个不同的层。",
    },
  },
  {
    id: "resnet-50-receptive-field",
    title: { en: "The receptive field of ResNet-50", "zh-cn": "ResNet-50的感受野" },
    source: table,
    printed: "483",
    here: [fieldOf(...slim, "receptiveField")],
    steps: [],
    witness: "text",
    facts: { other: fieldOf("resnet-50", "layer4.2.relu", "receptiveField") },
    says: {
      en: "True of the network as TF-Slim builds it: {here}. As torchvision builds it, with the strides on the 3 × 3 convolutions, the field is {other}. A figure for ResNet-50 wants the variant beside it.",
      "zh-cn":
        "对TF-Slim所建的网络，{here}没有错；torchvision把步幅放在3 × 3卷积上，感受野就是{other}。写ResNet-50的数时，应当写明是哪一种。",
    },
  },
  {
    id: "resnet-50-effective-padding",
    title: { en: "The effective padding of ResNet-50", "zh-cn": "ResNet-50的有效填充" },
    source: table,
    printed: "239",
    here: [fieldOf(...slim, "effectivePadding")],
    steps: [],
    witness: "text",
    facts: { other: fieldOf("resnet-50-stride-on-1x1", "layer4.2.relu", "effectivePadding") },
    says: {
      en: "Right for TF-Slim, whose strides stand on the last unit of each block: {here}. With the strides where the paper has them it is {other}, the figure that a draft of the article about the library is said to print; that draft could not be opened.",
      "zh-cn":
        "TF-Slim把步幅放在每组的最后一个单元，{here}没有错。按论文放步幅则是{other}；据说介绍该程序库的文章有一稿印的就是它，那一稿未能查阅。",
    },
  },
];
