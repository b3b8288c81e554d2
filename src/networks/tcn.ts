import { type Claim, type Draft, defineNetwork, draft, type Network } from "./network.ts";
import { addResidual, convAct } from "./parts.ts";
import { arxiv, github, parameters, worked } from "./published.ts";

const paper = arxiv(
  "1803.01271",
  "Bai, Kolter and Koltun 2018, An empirical evaluation of generic convolutional and recurrent networks for sequences",
);
const program = github("locuslab/TCN", "TCN/tcn.py", "/blob/master/TCN/tcn.py");
const settings = github(
  "locuslab/TCN",
  "TCN/adding_problem/add_test.py",
  "/blob/master/TCN/adding_problem/add_test.py",
);

const [levels, channels, kernelSize] = [8, 30, 7];

// Two convolutions that see nothing of what comes later, and what came in added to them. The weights' own normalisation, a
// trained length a kernel, is left out: a network that is run has it multiplied in.
function level(net: Draft, nth: number) {
  const path = `level${nth}`;
  const input = net.last;
  for (const half of [1, 2]) {
    convAct(net, `${path}.conv${half}`, channels, kernelSize, {
      padding: "causal",
      dilation: 2 ** (nth - 1),
    });
    net.add(`${path}.drop${half}`, { kind: "dropout" });
  }
  const branch = net.last;
  const shortcut =
    nth === 1 ? convAct(net, `${path}.downsample`, channels, 1, { from: input, activation: null }) : input;
  addResidual(net, path, branch, shortcut);
}

// By hand. The first level: 2*30*7 + 30, 30*30*7 + 30 and 2*30 + 30; each other one twice 30*30*7 + 30; then 30 + 1. Every
// convolution lengthens the field by 6 of its dilations: 1 + 2*6*(1 + 2 + 4 + ... + 128).
const claims: readonly Claim[] = [
  parameters(worked, "95521"),
  { source: worked, at: "level8.relu", quantity: "receptiveField", printed: "3061" },
];

function temporal(): Network {
  const net = draft();
  for (let nth = 1; nth <= levels; nth += 1) level(net, nth);
  // At every step; the program keeps the last one's.
  net.add("fc", { kind: "dense", outFeatures: 1, over: "channels" });
  return defineNetwork({
    id: "tcn",
    name: "TCN",
    variant: { en: "1-D, for the adding problem", "zh-cn": "一维，用于加法问题" },
    inputShape: [2, 400],
    nodes: net.nodes,
    claims,
    sources: [program, settings, paper],
  });
}

/** A stack of dilated causal convolutions for sequences, as its authors' program sets it. */
export const temporalNetworks: readonly Network[] = [temporal()];
