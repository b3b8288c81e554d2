import { draft, type Network } from "../../../src/networks/index.ts";

/**
 * Two kernels of 3 on one channel of 4x4, a normalisation and a dense layer of 5, the first two in a stage where it has a name:
 * 4 - 3 + 1 = 2; 9*2 + 2 = 20 parameters, 9*2*4 = 72 MACs; 2*2 parameters and buffers; 8 features in: 8*5 + 5 = 45, 40 MACs.
 */
export function smallNetwork(stage = ""): Network {
  const net = draft();
  net.add(`${stage}conv`, { kind: "convolution", outChannels: 2, kernelSize: 3 });
  net.add(`${stage}norm`, { kind: "batch-normalization" });
  net.add("flat", { kind: "flatten" });
  net.add("fc", { kind: "dense", outFeatures: 5 });
  return {
    id: "small",
    name: "Small",
    inputShape: [1, 4, 4],
    nodes: net.nodes,
    claims: [],
    sources: [{ kind: "hand" }],
  };
}
