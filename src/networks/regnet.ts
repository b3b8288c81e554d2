import { defineNetwork, draft, type Network } from "./network.ts";
import { addResidual, classify, convNorm, squeezeAndExcite } from "./parts.ts";
import { arxiv, billions, parameters, torchvision, torchvisionClaims } from "./published.ts";

const paper = arxiv("2003.13678", "Radosavovic et al. 2020, Designing network design spaces, table 2");
const program = torchvision("regnet.py");

/** The blocks of each stage and their channels, which the paper's rule gives of a depth of 16, 48, 27.89 and 2.09. */
const stages = [
  [1, 48],
  [3, 104],
  [6, 208],
  [6, 440],
] as const;
/** Channels of every group. */
const groupWidth = 8;

function regnet(): Network {
  const net = draft();
  let channels = 32;
  convNorm(net, "stem", channels, 3, { stride: 2 });
  stages.forEach(([blocks, outChannels], at) => {
    for (let nth = 1; nth <= blocks; nth += 1) {
      const path = `stage${at + 1}.${nth}`;
      const [input, stride] = [net.last, nth === 1 ? 2 : 1];
      convNorm(net, `${path}.a`, outChannels, 1);
      convNorm(net, `${path}.b`, outChannels, 3, { stride, groups: outChannels / groupWidth });
      // A quarter of the channels that come into the block.
      squeezeAndExcite(net, `${path}.se`, Math.round(channels / 4), outChannels, ["ReLU", "sigmoid"]);
      const branch = convNorm(net, `${path}.c`, outChannels, 1, { activation: null });
      const shortcut =
        stride === 1
          ? input
          : convNorm(net, `${path}.projection`, outChannels, 1, { stride, activation: null, from: input });
      addResidual(net, path, branch, shortcut);
      channels = outChannels;
    }
  });
  classify(net, 1000);
  return defineNetwork({
    id: "regnet-y-400mf",
    name: "RegNetY-400MF",
    inputShape: [3, 224, 224],
    nodes: net.nodes,
    claims: [
      ...torchvisionClaims(program, "4344144", "0.402"),
      parameters(paper, "4.3", { times: 1e6 }),
      billions(paper, "0.4"),
    ],
    sources: [paper, program],
  });
}

/** The smallest but one of the paper's regular networks with squeeze and excitation. */
export const regnets: readonly Network[] = [regnet()];
