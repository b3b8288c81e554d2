import { type Draft, defineNetwork, draft, type Network } from "./network.ts";
import { convAct } from "./parts.ts";
import { arxiv, torchvision, torchvisionClaims } from "./published.ts";

const paper = arxiv(
  "2201.03545",
  "Liu, Mao, Wu, Feichtenhofer, Darrell and Xie 2022, A ConvNet for the 2020s",
);
const program = torchvision("convnext.py");

interface Size {
  readonly name: string;
  /** Channels of each of the four stages. */
  readonly channels: readonly number[];
  /** Blocks of each of the four stages. */
  readonly blocks: readonly number[];
  /** Trained parameters, and billions of multiply-accumulates, as torchvision has them. */
  readonly parameters: string;
  readonly billions: string;
}

function convnext({ name, channels, blocks, parameters, billions }: Size): Network {
  const net = draft();
  channels.forEach((width, at) => {
    const stage = `stage${at + 1}`;
    if (at === 0) {
      net.add("stem", { kind: "convolution", outChannels: width, kernelSize: 4, stride: 4 });
      normalize(net, "stem.norm");
    } else {
      normalize(net, `${stage}.downsample.norm`);
      net.add(`${stage}.downsample`, { kind: "convolution", outChannels: width, kernelSize: 2, stride: 2 });
    }
    for (let nth = 1; nth <= (blocks[at] as number); nth += 1) block(net, `${stage}.${nth}`, width);
  });
  net.add("pool", { kind: "global-pooling" });
  normalize(net, "norm");
  net.add("flatten", { kind: "flatten" });
  net.add("fc", { kind: "dense", outFeatures: 1000 });
  return defineNetwork({
    id: `convnext-${name.toLowerCase()}`,
    name: `ConvNeXt-${name}`,
    inputShape: [3, 224, 224],
    nodes: net.nodes,
    claims: torchvisionClaims(program, parameters, billions),
    sources: [paper, program],
  });
}

// What torchvision writes as dense layers over the channels of every place are 1x1 convolutions here, as in the paper.
function block(net: Draft, path: string, channels: number) {
  const input = net.last;
  convAct(net, `${path}.depthwise`, channels, 7, { groups: channels, activation: null });
  normalize(net, `${path}.norm`);
  net.add(`${path}.expand`, { kind: "convolution", outChannels: 4 * channels, kernelSize: 1 });
  net.add(`${path}.expand.act`, { kind: "activation", name: "GELU" });
  net.add(`${path}.project`, { kind: "convolution", outChannels: channels, kernelSize: 1 });
  net.add(`${path}.scale`, { kind: "scale" });
  net.add(`${path}.drop`, { kind: "dropout", name: "stochastic depth" });
  net.add(`${path}.add`, { kind: "add" }, `${path}.drop`, input);
}

function normalize(net: Draft, name: string) {
  net.add(name, { kind: "layer-normalization", over: "channels" });
}

// biome-ignore format: a table
const sizes: readonly Size[] = [
  { name: "Tiny",  channels: [96, 192, 384, 768],   blocks: [3, 3, 9, 3],  parameters: "28589128",  billions: "4.456" },
  { name: "Small", channels: [96, 192, 384, 768],   blocks: [3, 3, 27, 3], parameters: "50223688",  billions: "8.684" },
  { name: "Base",  channels: [128, 256, 512, 1024], blocks: [3, 3, 27, 3], parameters: "88591464",  billions: "15.355" },
  { name: "Large", channels: [192, 384, 768, 1536], blocks: [3, 3, 27, 3], parameters: "197767336", billions: "34.361" },
];

/** The ConvNeXts that torchvision has too. */
export const convnexts: readonly Network[] = sizes.map(convnext);
