import type { Shape } from "../layers/index.ts";
import { type Claim, defineNetwork, draft, type Network } from "./network.ts";
import { convNorm } from "./parts.ts";
import { parameters, shapeClaims, text } from "./published.ts";

const table = text(
  "PMC7924512, table 1, the detailed parameters of a deep neural network for heartbeats",
  "https://pmc.ncbi.nlm.nih.gov/articles/PMC7924512/table/table-1",
);

/** The rows of the table: kernel, filters and stride of each convolution; a pooling of 3 by a stride of 2 follows each. */
const convolutions = [
  [11, 16, 3],
  [5, 32, 1],
  [3, 64, 1],
] as const;

// The samples of a beat, and the four intervals between beats that the table calls a second input.
function heartbeats(claims: readonly Claim[]): Network {
  const net = draft();
  convolutions.forEach(([kernelSize, filters, stride], at) => {
    convNorm(net, `conv${at + 1}`, filters, kernelSize, { stride, padding: 0, bias: true });
    net.add(`pool${at + 1}`, { kind: "max-pooling", kernelSize: 3, stride: 2 });
  });
  const features = net.add("flatten", { kind: "flatten" });
  net.add("join", { kind: "concatenate" }, features, "intervals");
  net.add("fc1", { kind: "dense", outFeatures: 64 });
  net.add("fc2", { kind: "dense", outFeatures: 4 });
  return defineNetwork({
    id: "heartbeat-cnn",
    name: "Heartbeat CNN",
    variant: { en: "1-D, on an electrocardiogram", "zh-cn": "一维，用于心电图" },
    inputShape: [1, 200],
    otherInputs: { intervals: [4] },
    nodes: net.nodes,
    claims,
    sources: [table],
  });
}

const row = (at: string, shape: Shape, trained?: string, kept?: string): readonly Claim[] => [
  ...shapeClaims(table, { [at]: shape }),
  ...(trained ? [parameters(table, trained, { at })] : []),
  ...(kept ? [parameters(table, kept, { at, countedBy: "with statistics" })] : []),
];

/** A small network for heartbeats, whose table prints the output and the parameters of every layer. */
export const heartbeatNetworks: readonly Network[] = [
  // biome-ignore format: a table
  heartbeats([
    ...row("conv1",      [16, 64], "192"),
    ...row("conv1.norm", [16, 64], "32", "64"), // 32 trained and 32 not, in the table's two columns
    ...row("pool1",      [16, 31]),
    ...row("conv2",      [32, 27], "2592"),
    ...row("conv2.norm", [32, 27], "64", "128"),
    ...row("pool2",      [32, 13]),
    ...row("conv3",      [64, 11], "6208"),
    ...row("conv3.norm", [64, 11], "128", "256"),
    ...row("pool3",      [64, 5]),
    ...row("flatten",    [320]),
    ...row("join",       [324]),
    ...row("fc1",        [64], "20800"),
    ...row("fc2",        [4], "260"),
  ]),
];
