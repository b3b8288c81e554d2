import type { Source } from "../citation.ts";
import { type Claim, defineNetwork, draft, type Network } from "./network.ts";
import { classify, convNorm, invertedBottleneck, toEight } from "./parts.ts";
import { arxiv, billions, parameters, shapeClaims, torchvision, torchvisionClaims } from "./published.ts";

const paper = arxiv("1905.11946", "Tan and Le 2019, EfficientNet, table 1");
const program = torchvision("efficientnet.py");
const keras: Source = { kind: "program", name: "Keras 3.15.1, applications/efficientnet.py" };

/** A stage of B0 in the paper's table, of mobile inverted bottlenecks; the stride is the first one's. */
interface Stage {
  readonly expansion: number;
  readonly kernelSize: number;
  readonly stride: number;
  readonly channels: number;
  readonly blocks: number;
}

// biome-ignore format: a table
const stages: readonly Stage[] = [
  { expansion: 1, kernelSize: 3, stride: 1, channels: 16,  blocks: 1 },
  { expansion: 6, kernelSize: 3, stride: 2, channels: 24,  blocks: 2 },
  { expansion: 6, kernelSize: 5, stride: 2, channels: 40,  blocks: 2 },
  { expansion: 6, kernelSize: 3, stride: 2, channels: 80,  blocks: 3 },
  { expansion: 6, kernelSize: 5, stride: 1, channels: 112, blocks: 3 },
  { expansion: 6, kernelSize: 5, stride: 2, channels: 192, blocks: 4 },
  { expansion: 6, kernelSize: 3, stride: 1, channels: 320, blocks: 1 },
];

/** How a network is scaled from B0, and what torchvision has of it: parameters, and billions of multiply-accumulates. */
interface Scaled {
  readonly name: string;
  readonly width: number;
  readonly depth: number;
  readonly size: number;
  readonly parameters: string;
  readonly billions: string;
}

type Own = Pick<Network, "id" | "claims" | "sources"> & Partial<Pick<Network, "variant">>;

function efficientnet({ name, width, depth, size }: Scaled, own: Own, withInput = false): Network {
  const scaled = (channels: number) => toEight(channels * width);
  const activation = "swish";
  const net = draft();
  let channels = scaled(32);
  if (withInput) {
    net.add("rescale", { kind: "rescaling", factor: 1 / 255 });
    net.add("normalize", { kind: "feature-normalization" });
  }
  convNorm(net, "stem", channels, 3, { stride: 2, activation });
  stages.forEach((stage, at) => {
    const { expansion, kernelSize } = stage;
    const outChannels = scaled(stage.channels);
    for (let nth = 1; nth <= Math.ceil(stage.blocks * depth); nth += 1) {
      invertedBottleneck(net, `stage${at + 2}.${nth}`, channels, {
        kernelSize,
        wide: expansion * channels,
        outChannels,
        stride: nth === 1 ? stage.stride : 1,
        activation,
        // A quarter of the channels that came into the block, not of the widened ones.
        squeezed: { channels: channels / 4, activations: [activation, "sigmoid"] },
        drop: true,
      });
      channels = outChannels;
    }
  });
  convNorm(net, "head", 4 * channels, 1, { activation });
  classify(net, 1000, { drop: true });
  return defineNetwork({
    ...own,
    name: `EfficientNet-${name}`,
    inputShape: [3, size, size],
    nodes: net.nodes,
  });
}

// biome-ignore format: a table
const networks: readonly [Scaled, ...Scaled[]] = [
  { name: "B0", width: 1.0, depth: 1.0, size: 224, parameters: "5288548",  billions: "0.386" },
  { name: "B1", width: 1.0, depth: 1.1, size: 240, parameters: "7794184",  billions: "0.687" },
  { name: "B2", width: 1.1, depth: 1.2, size: 288, parameters: "9109994",  billions: "1.088" },
  { name: "B3", width: 1.2, depth: 1.4, size: 300, parameters: "12233232", billions: "1.827" },
  { name: "B4", width: 1.4, depth: 1.8, size: 380, parameters: "19341616", billions: "4.394" },
  { name: "B5", width: 1.6, depth: 2.2, size: 456, parameters: "30389784", billions: "10.266" },
  { name: "B6", width: 1.8, depth: 2.6, size: 528, parameters: "43040704", billions: "19.068" },
  { name: "B7", width: 2.0, depth: 3.1, size: 600, parameters: "66347960", billions: "37.746" },
];

const [b0] = networks;

/** What the paper prints of B0: the size that comes into each stage, which the one before it gives, and the totals. */
const smallest: readonly Claim[] = [
  parameters(paper, "5.3", { times: 1e6 }),
  billions(paper, "0.39"),
  ...shapeClaims(paper, {
    "stem.act": [32, 112, 112],
    "stage2.1.project.norm": [16, 112, 112],
    "stage3.2.add": [24, 56, 56],
    "stage4.2.add": [40, 28, 28],
    "stage5.3.add": [80, 14, 14],
    "stage6.3.add": [112, 14, 14],
    "stage7.4.add": [192, 7, 7],
    "stage8.1.project.norm": [320, 7, 7],
  }),
];

/** The EfficientNets of the paper, at the sizes for which torchvision counted them, and the smallest as Keras builds it. */
export const efficientnets: readonly Network[] = [
  ...networks.map((network) =>
    efficientnet(network, {
      id: `efficientnet-${network.name.toLowerCase()}`,
      claims: [
        ...torchvisionClaims(program, network.parameters, network.billions),
        ...(network === b0 ? smallest : []),
      ],
      sources: [paper, program],
    }),
  ),
  efficientnet(
    b0,
    {
      id: "efficientnet-b0-keras",
      variant: { en: "Keras’s, normalizing its input", "zh-cn": "Keras版，先归一化输入" },
      // Keras's count holds the moving statistics.
      claims: [parameters(keras, "5330571", { countedBy: "with statistics" })],
      sources: [keras, paper],
    },
    true,
  ),
];
