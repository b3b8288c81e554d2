import type { Source } from "../citation.ts";
import { Modules, type Step } from "./inception-v3.ts";
import { defineNetwork, draft, type Network } from "./network.ts";
import { classify, convAct } from "./parts.ts";
import { arxiv, parameters, shapeClaims } from "./published.ts";

const paper = arxiv(
  "1602.07261",
  "Szegedy, Ioffe, Vanhoucke and Alemi 2017, Inception-v4, Inception-ResNet and the impact of residual connections",
);
const keras: Source = { kind: "program", name: "Keras 3.15.1, applications/inception_resnet_v2.py" };

/** Blocks of a kind one after another: their branches, and what the residual is scaled by before it is added. */
interface Blocks {
  readonly many: number;
  readonly channels: number;
  readonly factor: number;
  readonly branches: readonly (readonly Step[])[];
}

// biome-ignore format: a table
const blocks = {
  block35: { many: 10, channels: 320,  factor: 0.17, branches: [[[32, 1]],  [[32, 1], [32, 3]], [[32, 1], [48, 3], [64, 3]]] },
  block17: { many: 20, channels: 1088, factor: 0.1,  branches: [[[192, 1]], [[128, 1], [160, [1, 7]], [192, [7, 1]]]] },
  block8:  { many: 10, channels: 2080, factor: 0.2,  branches: [[[192, 1]], [[192, 1], [224, [1, 3]], [256, [3, 1]]]] },
} satisfies Readonly<Record<string, Blocks>>;

function residuals(modules: Modules, kind: keyof typeof blocks) {
  const { net } = modules;
  const { many, channels, factor, branches }: Blocks = blocks[kind];
  for (let nth = 1; nth <= many; nth += 1) {
    const path = `${kind}.${nth}`;
    const input = net.last;
    const ends = branches.map((steps, at) => modules.branch(`${path}.branch${at + 1}`, input, steps));
    net.add(`${path}.mixed`, { kind: "concatenate" }, ...ends);
    convAct(net, `${path}.up`, channels, 1, { activation: null });
    // The very last is added whole, and has no activation behind it.
    const isLast = kind === "block8" && nth === many;
    net.add(`${path}.scale`, { kind: "rescaling", factor: isLast ? 1 : factor });
    net.add(`${path}.add`, { kind: "add" }, input, net.last);
    if (!isLast) net.add(`${path}.act`, { kind: "activation", name: "ReLU" });
  }
}

function inceptionResnet(): Network {
  const net = draft();
  const modules = new Modules(net, false);
  modules.stem();
  // biome-ignore format: a table
  modules.add("5b", { "1x1": [[96, 1]], "5x5": [[48, 1], [64, 5]], "3x3": [[64, 1], [96, 3], [96, 3]] }, 64);
  residuals(modules, "block35");
  // biome-ignore format: a table
  modules.add("6a", { "3x3": [[384, 3, 2]], twice: [[256, 1], [256, 3], [384, 3, 2]] }, "halves");
  residuals(modules, "block17");
  // biome-ignore format: a table
  modules.add("7a", { wide: [[256, 1], [384, 3, 2]], "3x3": [[256, 1], [288, 3, 2]], twice: [[256, 1], [288, 3], [320, 3, 2]] }, "halves");
  residuals(modules, "block8");
  modules.convolve("7b", 1536, 1);
  classify(net, 1000);
  return defineNetwork({
    id: "inception-resnet-v2",
    name: "Inception-ResNet-v2",
    inputShape: [3, 299, 299],
    nodes: net.nodes,
    claims: [
      // Keras's count holds the moving statistics; its comments say the shapes.
      parameters(keras, "55873736", { countedBy: "with statistics" }),
      ...shapeClaims(keras, {
        pool2: [192, 35, 35],
        "5b": [320, 35, 35],
        "6a": [1088, 17, 17],
        "7a": [2080, 8, 8],
        "7b.act": [1536, 8, 8],
      }),
    ],
    sources: [paper, keras],
  });
}

/** Inception modules whose outputs are scaled down and added to what came in, as Keras builds them. */
export const inceptionResnets: readonly Network[] = [inceptionResnet()];
